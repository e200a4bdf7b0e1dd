package io.netsplit.system.replicated;

import io.netsplit.system.Option;
import io.netsplit.system.Protocol;
import io.netsplit.system.chain.Chain;
import io.netsplit.system.paxos.MultiPaxos;
import io.netsplit.system.primarybackup.PrimaryBackup;
import io.netsplit.system.quorum.Dynamo;
import io.netsplit.system.raft.Raft;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The systems that can replicate a shard. */
enum Replication {
    RAFT(new Raft(), 0, true),
    MULTI_PAXOS(new MultiPaxos(), 0, false),
    PRIMARY_BACKUP(new PrimaryBackup(), 0, true),
    CHAIN(new Chain(), 1, true),
    DYNAMO(new Dynamo(), 0, false);

    private final Protocol protocol;
    private final int helpers;
    private final boolean movable;

    /**
     * @param helpers nodes of a group, its first ones, that hold no data, as a chain's master
     * @param movable its members can change
     */
    Replication(Protocol protocol, int helpers, boolean movable) {
        this.protocol = protocol;
        this.helpers = helpers;
        this.movable = movable;
    }

    Protocol protocol() {
        return protocol;
    }

    int helpers() {
        return helpers;
    }

    boolean isMovable() {
        return movable;
    }

    String word() {
        return protocol.name();
    }

    /** What its options begin with among those of the whole. */
    String prefix() {
        return word() + ".";
    }

    static List<String> words() {
        return Arrays.stream(values()).map(Replication::word).toList();
    }

    static Replication of(String word) {
        for (Replication each : values()) {
            if (each.word().equals(word)) {
                return each;
            }
        }
        throw new IllegalArgumentException("no replication is called '" + word + "'");
    }

    /** The options of all of them. */
    static List<Option> options() {
        List<Option> options = new ArrayList<>();
        for (Replication each : values()) {
            each.protocol.options().forEach(option -> options.add(option.within(each.prefix())));
        }
        return options;
    }
}

package io.netsplit.system.sharding.transaction;

import io.netsplit.system.Option;
import io.netsplit.system.OptionException;
import io.netsplit.system.OptionValues;
import io.netsplit.system.Setup;
import io.netsplit.system.sharding.PlacementOptions;
import java.util.ArrayList;
import java.util.List;

/**
 * The options of {@link ShardedTransactions}, read once per run.
 *
 * @param placing which shard owns which keys
 * @param replication what keeps a shard's log
 * @param replicas nodes of each shard
 * @param coordination what keeps the decisions and the map
 * @param transactionTimeoutNs how long a router tries
 * @param resendNs after how long what was not answered is said again
 * @param refreshNs how often a router asks for a newer map, or {@link OptionValues#OFF}
 * @param valueBytes size of a record
 * @param bitsPerSecond how fast one shard sends what it hands over
 * @param replicatePrepare false lets a leader alone know what it voted for
 * @param presumeAbort false lets a router take for committed what it knows nothing of
 * @param blockMoving false lets transactions prepare on keys that are being handed over
 * @param checkOwner false lets a shard take a router's word for it
 * @param locksUntilDecision false lets the locks go with the vote
 */
record TransactionOptions(
        PlacementOptions placing,
        ReplicationWord replication,
        int replicas,
        ReplicationWord coordination,
        OptionValues.Range electionTimeout,
        long heartbeatNs,
        long transactionTimeoutNs,
        long resendNs,
        long refreshNs,
        int valueBytes,
        long bitsPerSecond,
        boolean replicatePrepare,
        boolean presumeAbort,
        boolean blockMoving,
        boolean checkOwner,
        boolean locksUntilDecision) {
    private static final String REPLICATION = "replication";
    private static final String REPLICAS = "replicas";
    private static final String COORDINATOR = "coordinator";
    private static final String ELECTION = "election-timeout";
    private static final String HEARTBEAT = "heartbeat-interval";
    private static final List<String> LOGS = List.of("none", "raft", "multi-paxos");
    private static final List<String> COORDINATORS = List.of("single", "raft", "multi-paxos");
    private static final int MOST_VALUE_BYTES = 1 << 24;
    private static final Option REPLICAS_OPTION = Option.integer(
            REPLICAS, 3, "With raft or multi-paxos: how many neighbouring nodes of a group form a shard.");

    static final List<Option> OPTIONS = options();

    private static List<Option> options() {
        List<Option> all = new ArrayList<>(PlacementOptions.OPTIONS);
        all.addAll(replicating());
        all.addAll(timing());
        all.addAll(safeguards());
        return List.copyOf(all);
    }

    private static List<Option> replicating() {
        return List.of(
                Option.choice(
                        REPLICATION,
                        "none",
                        LOGS,
                        "What keeps a shard: one node, or a group of nodes with a replicated log, in which its votes, the"
                                + " decisions and what it is handed over are commands."),
                REPLICAS_OPTION,
                Option.choice(
                        COORDINATOR,
                        "single",
                        COORDINATORS,
                        "Where decisions are kept: each on the disk of the router that coordinates, and the map on that of the"
                                + " first; or all in a log that the routers replicate, so that another one can tell them"
                                + " (Gray & Lamport, Consensus on Transaction Commit, TODS 2006, section 1)."),
                Option.range(ELECTION, "150ms..300ms", "Of replicated logs, as in raft and multi-paxos."),
                Option.duration(HEARTBEAT, "50ms", "Of replicated logs, as in raft and multi-paxos."));
    }

    private static List<Option> timing() {
        return List.of(
                Option.duration(
                        "transaction-timeout",
                        "400ms",
                        "How long a router tries before it aborts; a shard that has been in doubt for longer asks every router."),
                Option.duration(
                        "resend-interval",
                        "50ms",
                        "How long a router waits for a vote before it asks again, and a shard in doubt for the decision before"
                                + " it asks for it."),
                Option.optionalDuration(
                        "map-refresh",
                        "1s",
                        "How often a router asks for a newer map; off leaves it to the shards, which redirect."),
                Option.integer("value-size", 1024, "Bytes of a record that moves."),
                Option.bandwidth("transfer-rate", "20MiB/s", "How fast one shard sends what it hands over."));
    }

    private static List<Option> safeguards() {
        return List.of(
                Option.flag(
                                "replicate-prepare",
                                true,
                                "A shard's yes is in its log before it is said. Without, only its leader knows of it, and a crash"
                                        + " or another leader forgets it.")
                        .asSafeguard(),
                Option.flag(
                                "presume-abort",
                                true,
                                "What a router knows nothing of has aborted (Mohan, Lindsay & Obermarck, TODS 1986). Without, it"
                                        + " is presumed to have committed.")
                        .asSafeguard(),
                Option.flag(
                                "block-moving-keys",
                                true,
                                "Before keys change their shard, the old one prepares no more on them, and waits for the decisions"
                                        + " on those prepared. Without, it lets go while transactions are on them.")
                        .asSafeguard(),
                Option.flag(
                                "check-owner",
                                true,
                                "A shard looks whether a key is its own. Without, it takes a router's word for it, whose map may be"
                                        + " old.")
                        .asSafeguard(),
                Option.flag(
                                "locks-until-decision",
                                true,
                                "Locks are held until the decision (strict two-phase locking); else only until the vote.")
                        .asSafeguard());
    }

    static TransactionOptions of(Setup setup) {
        OptionValues values = setup.options();
        ReplicationWord replication = ReplicationWord.values()[LOGS.indexOf(values.choice(REPLICATION))];
        TransactionOptions options = new TransactionOptions(
                PlacementOptions.of(values),
                replication,
                replication == ReplicationWord.NONE ? 1 : values.integer(REPLICAS),
                ReplicationWord.values()[COORDINATORS.indexOf(values.choice(COORDINATOR))],
                values.range(ELECTION),
                values.durationNs(HEARTBEAT),
                positive(values, "transaction-timeout"),
                positive(values, "resend-interval"),
                values.durationNs("map-refresh"),
                values.integer("value-size"),
                values.bitsPerSecond("transfer-rate"),
                values.flag("replicate-prepare"),
                values.flag("presume-abort"),
                values.flag("block-moving-keys"),
                values.flag("check-owner"),
                values.flag("locks-until-decision"));
        options.check(values);
        return options;
    }

    private static long positive(OptionValues values, String option) {
        if (values.durationNs(option) <= 0) {
            throw new OptionException(option, "it must be longer than zero");
        }
        return values.durationNs(option);
    }

    private void check(OptionValues values) {
        if (replication == ReplicationWord.NONE && !values.isDefault(REPLICAS_OPTION)) {
            throw new OptionException(
                    REPLICAS, "without 'replication' a shard is one node: leave it out, or choose raft");
        }
        if (replicas < 1) {
            throw new OptionException(REPLICAS, "somebody has to hold a shard: choose 1 or more");
        }
        boolean logs = replication != ReplicationWord.NONE || coordination != ReplicationWord.NONE;
        for (Option option : replicating()) {
            boolean isOfLogs = option.name().equals(ELECTION) || option.name().equals(HEARTBEAT);
            if (isOfLogs && !logs && !values.isDefault(option)) {
                throw new OptionException(option.name(), "nothing is replicated here: leave it out");
            }
        }
        if (heartbeatNs <= 0 || electionTimeout.minNs() <= heartbeatNs) {
            throw new OptionException(
                    ELECTION, "it must be longer than heartbeat-interval, or every leader is deposed");
        }
        if (coordination != ReplicationWord.NONE && !presumeAbort) {
            throw new OptionException(
                    "presume-abort",
                    "a replicated coordinator decides what is unknown: use it with 'coordinator: single'");
        }
        if (refreshNs == 0) {
            throw new OptionException("map-refresh", "it must be longer than zero, or off");
        }
        if (valueBytes < 1 || valueBytes > MOST_VALUE_BYTES) {
            throw new OptionException("value-size", "it must be 1 to " + MOST_VALUE_BYTES + " bytes");
        }
        if (bitsPerSecond <= 0) {
            throw new OptionException("transfer-rate", "it must be more than 0, or nothing ever moves");
        }
    }

    boolean isCoordinationReplicated() {
        return coordination != ReplicationWord.NONE;
    }
}

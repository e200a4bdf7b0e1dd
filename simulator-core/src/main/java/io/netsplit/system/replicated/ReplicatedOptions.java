package io.netsplit.system.replicated;

import io.netsplit.system.Option;
import io.netsplit.system.OptionException;
import io.netsplit.system.OptionValues;
import java.util.ArrayList;
import java.util.List;

/**
 * How one run's shards are replicated.
 *
 * @param shards how many there are
 * @param replicas of each
 * @param replication the system that keeps them
 * @param patienceNs how long a router waits for one node's answer
 */
record ReplicatedOptions(int shards, int replicas, Replication replication, long patienceNs) {
    static final String SHARDS = "shards";
    static final String REPLICAS = "replicas";
    static final String REPLICATION = "replication";
    private static final String PATIENCE = "router-timeout";
    private static final int MOST_SHARDS = 10_000;

    static final List<Option> OPTIONS = options();

    private static List<Option> options() {
        List<Option> options = new ArrayList<>(List.of(
                Option.integer(SHARDS, 6, "Into how many shards the keys are hashed."),
                Option.integer(REPLICAS, 3, "How many nodes hold each shard; with chain, a master is on one more."),
                Option.choice(
                        REPLICATION,
                        Replication.RAFT.word(),
                        Replication.words(),
                        "The system that replicates each shard by itself; its own options follow under its name and a dot."),
                Option.duration(
                        PATIENCE,
                        "300ms",
                        "How long a router waits for one member of a shard. Then it asks another one, or, of a write, says"
                                + " that it does not know.")));
        options.addAll(Replication.options());
        return List.copyOf(options);
    }

    static ReplicatedOptions of(OptionValues values) {
        ReplicatedOptions options = new ReplicatedOptions(
                values.integer(SHARDS),
                values.integer(REPLICAS),
                Replication.of(values.choice(REPLICATION)),
                values.durationNs(PATIENCE));
        options.check();
        options.refuseOthers(values);
        return options;
    }

    private void check() {
        if (shards < 1 || shards > MOST_SHARDS) {
            throw new OptionException(SHARDS, "choose from 1 to " + MOST_SHARDS);
        }
        if (replicas < 1) {
            throw new OptionException(REPLICAS, "somebody has to hold a shard: choose 1 or more");
        }
        if (patienceNs <= 0) {
            throw new OptionException(PATIENCE, "it must be longer than zero");
        }
    }

    private void refuseOthers(OptionValues values) {
        for (Replication other : Replication.values()) {
            for (Option option :
                    other == replication ? List.<Option>of() : other.protocol().options()) {
                if (!values.isDefault(option.within(other.prefix()))) {
                    throw new OptionException(
                            other.prefix() + option.name(),
                            "it is an option of " + other.word() + ", and the shards are replicated by "
                                    + replication.word() + ": leave it out");
                }
            }
        }
    }

    /** Nodes of each group. */
    int groupSize() {
        return replicas + replication.helpers();
    }
}

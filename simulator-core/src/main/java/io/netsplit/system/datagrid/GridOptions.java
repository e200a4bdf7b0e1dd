package io.netsplit.system.datagrid;

import io.netsplit.system.Option;
import io.netsplit.system.OptionException;
import io.netsplit.system.OptionValues;
import io.netsplit.system.Setup;
import io.netsplit.workload.DataType;
import java.util.List;

/**
 * How one run's grid behaves.
 *
 * @param backups copies of a key beside its owner's
 * @param heartbeatNs between two heartbeats
 * @param timeoutNs after so much silence a member is taken for gone
 * @param mergeNs how often a coordinator looks for members of other views
 * @param leastMembers a view with fewer refuses to work; 0 for none
 * @param copyFirst false lets a node serve in a new view before it has what the others had
 */
record GridOptions(
        DataType dataType,
        int nodes,
        int backups,
        long heartbeatNs,
        long timeoutNs,
        long mergeNs,
        MergePolicy policy,
        int leastMembers,
        boolean copyFirst) {
    static final String BACKUPS = "backups";
    static final String HEARTBEAT_INTERVAL = "heartbeat-interval";
    static final String HEARTBEAT_TIMEOUT = "heartbeat-timeout";
    static final String MERGE_INTERVAL = "merge-interval";
    static final String MERGE_POLICY = "merge-policy";
    static final String PROTECTION = "split-brain-protection";
    static final String COPY_FIRST = "copy-before-serving";

    static final List<Option> OPTIONS = List.of(
            Option.integer(
                    BACKUPS,
                    1,
                    "Copies of a key beside its owner's, all written before the client is answered. A side of a cut that has none"
                            + " of the copies goes on without the key."),
            Option.duration(HEARTBEAT_INTERVAL, "100ms", "How often members tell each other that they are there."),
            Option.duration(
                    HEARTBEAT_TIMEOUT, "1s", "After so much silence a member is taken for gone, and a new view made."),
            Option.duration(MERGE_INTERVAL, "500ms", "How often a coordinator looks for members of other views."),
            Option.choice(
                    MERGE_POLICY,
                    MergePolicy.PUT_IF_ABSENT.word(),
                    MergePolicy.words(),
                    "When two views merge, the smaller one gives itself up and brings its values along; of two values for one key"
                            + " there stays: the one that is there; the later one by wall clocks in whole seconds; the one"
                            + " that was used more; the one that is brought; nothing is brought at all; or sets are united and"
                            + " of other values the larger stays."),
            Option.integer(
                    PROTECTION,
                    0,
                    "A member whose view has fewer members than this refuses to read and write; 0 is off. Until the view changes,"
                            + " nobody is protected."),
            Option.flag(
                            COPY_FIRST,
                            true,
                            "In a new view a node serves only once it has what all others had. Without, it answers that keys are"
                                    + " not there which are on their way to it.")
                    .asSafeguard());

    static GridOptions of(Setup setup) {
        OptionValues values = setup.options();
        int backups = values.integer(BACKUPS);
        require(backups >= 0, BACKUPS, "it must not be negative");
        long heartbeatNs = values.durationNs(HEARTBEAT_INTERVAL);
        require(heartbeatNs > 0, HEARTBEAT_INTERVAL, "it must be longer than zero");
        long timeoutNs = values.durationNs(HEARTBEAT_TIMEOUT);
        require(
                timeoutNs >= 2 * heartbeatNs,
                HEARTBEAT_TIMEOUT,
                "it must be at least twice heartbeat-interval, or living members are taken for gone");
        require(values.durationNs(MERGE_INTERVAL) > 0, MERGE_INTERVAL, "it must be longer than zero");
        int least = values.integer(PROTECTION);
        require(least >= 0, PROTECTION, "it must not be negative; 0 is off");
        require(
                least <= setup.initialNodes(),
                PROTECTION,
                "it must not be more than the " + setup.initialNodes() + " nodes, or everything is refused");
        return new GridOptions(
                setup.dataType(),
                setup.initialNodes(),
                backups,
                heartbeatNs,
                timeoutNs,
                values.durationNs(MERGE_INTERVAL),
                MergePolicy.of(values.choice(MERGE_POLICY)),
                least,
                values.flag(COPY_FIRST));
    }

    private static void require(boolean holds, String option, String otherwise) {
        if (!holds) {
            throw new OptionException(option, otherwise);
        }
    }

    /** The owner's and the backups'. */
    int copies() {
        return backups + 1;
    }
}

package io.netsplit.system.membership;

import io.netsplit.system.Option;
import io.netsplit.system.OptionException;
import io.netsplit.system.OptionValues;
import io.netsplit.system.Setup;
import java.util.List;
import java.util.function.Supplier;

/**
 * Who watches whom by heartbeats, and with how much patience.
 *
 * @param initialNodes so many nodes know each other from the beginning
 * @param nodes how many addresses there are, those that may join later included
 * @param monitor the only node that watches others, or {@link #EVERYBODY}
 * @param intervalNs between two heartbeats
 * @param staggered whether nodes begin at a random moment of the interval
 * @param recovery false never takes anybody back who was taken for dead
 * @param monotonic false measures silence on the wall clock
 * @param patience for one node that is watched
 */
record WatchOptions(
        int initialNodes,
        int nodes,
        int monitor,
        long intervalNs,
        boolean staggered,
        boolean recovery,
        boolean monotonic,
        Supplier<Patience> patience) {
    static final int EVERYBODY = -1;

    private static final String INTERVAL = "heartbeat-interval";
    private static final String MONITOR = "monitor";

    static final List<Option> COMMON = List.of(
            Option.duration(INTERVAL, "200ms", "How often a node says that it is alive."),
            Option.groups(
                    MONITOR,
                    "",
                    "A group of one node that alone watches all others, and says in its own heartbeats whom it takes for dead;"
                            + " where none is named, every node watches every other."),
            Option.flag("staggered", true, "Nodes send their first heartbeat at a random moment of the interval."),
            Option.flag(
                            "recovery",
                            true,
                            "A heartbeat from a node that was taken for dead brings it back. Without, a mistake lasts for ever.")
                    .asSafeguard(),
            Option.flag(
                            "monotonic-clock",
                            true,
                            "Silence is measured on the monotonic clock. Without, on the wall clock, and a clock that jumps ahead"
                                    + " takes everybody for dead.")
                    .asSafeguard(),
            DetectionShare.OPTION);

    static WatchOptions of(Setup setup, Supplier<Patience> patience) {
        OptionValues values = setup.options();
        if (intervalNs(setup) <= 0) {
            throw new OptionException(INTERVAL, "it must be longer than zero");
        }
        DetectionShare.check(values);
        return new WatchOptions(
                setup.initialNodes(),
                setup.groups().values().stream().mapToInt(List::size).sum(),
                monitor(setup),
                intervalNs(setup),
                values.flag("staggered"),
                values.flag("recovery"),
                values.flag("monotonic-clock"),
                patience);
    }

    static long intervalNs(Setup setup) {
        return setup.options().durationNs(INTERVAL);
    }

    private static int monitor(Setup setup) {
        List<String> named = setup.options().groups(MONITOR);
        if (named.isEmpty()) {
            return EVERYBODY;
        }
        List<Integer> nodes = named.size() == 1 ? setup.groups().get(named.get(0)) : null;
        if (nodes == null || nodes.size() != 1) {
            throw new OptionException(
                    MONITOR, "name one group of one node, as 'monitor: watch' beside 'watch: { count: 1 }'");
        }
        return nodes.get(0);
    }

    /** True where {@code watcher} judges by itself whether {@code member} is alive. */
    boolean watches(int watcher, int member) {
        return watcher != member && (monitor == EVERYBODY || monitor == watcher || monitor == member);
    }
}

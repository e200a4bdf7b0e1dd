package io.netsplit.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What the nodes' beliefs say about leadership over time. */
public final class Leadership {
    private Leadership() {}

    /** How many different nodes believe at this instant that they lead. */
    public static int leadersAt(List<Belief> beliefs, long timeNs) {
        return (int) beliefs.stream()
                .filter(belief -> belief.holdsAt(timeNs))
                .mapToInt(Belief::node)
                .distinct()
                .count();
    }

    /** Total time in [fromNs, toNs) in which no node believed that it led. */
    public static long withoutLeaderNs(List<Belief> beliefs, long fromNs, long toNs) {
        long ledUntilNs = fromNs;
        long withoutNs = 0;
        for (Belief belief : byBegin(beliefs)) {
            long beginNs = Math.min(belief.fromNs(), toNs);
            withoutNs += Math.max(0, beginNs - ledUntilNs);
            ledUntilNs = Math.max(ledUntilNs, Math.min(belief.toNs(), toNs));
        }
        return withoutNs + Math.max(0, toNs - ledUntilNs);
    }

    /** How often in [fromNs, toNs) another node than before began to lead; the first leader of all is no change. */
    public static long changes(List<Belief> beliefs, long fromNs, long toNs) {
        long changes = 0;
        int before = -1;
        for (Belief belief : byBegin(beliefs)) {
            boolean inside = belief.fromNs() >= fromNs && belief.fromNs() < toNs;
            changes += before >= 0 && belief.node() != before && inside ? 1 : 0;
            before = belief.node();
        }
        return changes;
    }

    static List<Belief> byBegin(List<Belief> beliefs) {
        List<Belief> sorted = new ArrayList<>(beliefs);
        sorted.sort(Comparator.comparingLong(Belief::fromNs).thenComparingInt(Belief::node));
        return sorted;
    }
}

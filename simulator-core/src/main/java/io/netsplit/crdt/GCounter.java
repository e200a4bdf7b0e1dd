package io.netsplit.crdt;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A counter that only grows: every node counts its own increments, the value is their sum, and a join takes the larger
 * count of each node (Shapiro et al. 2011, specification 6). Immutable.
 */
public final class GCounter implements Crdt<GCounter> {
    /** Never incremented. */
    public static final GCounter ZERO = new GCounter(Collections.emptyMap());

    private final Map<Integer, Long> counts;

    private GCounter(Map<Integer, Long> counts) {
        this.counts = counts;
    }

    /** How much each node has added. */
    public static GCounter of(Map<Integer, Long> counts) {
        return new GCounter(Collections.unmodifiableMap(new TreeMap<>(counts)));
    }

    public long value() {
        long sum = 0;
        for (long count : counts.values()) {
            sum += count;
        }
        return sum;
    }

    /** How much each node has added, in the order of the nodes. */
    public Map<Integer, Long> counts() {
        return counts;
    }

    /**
     * The delta of adding {@code amount} at {@code node}, which has this state.
     *
     * @throws IllegalArgumentException where the amount is negative
     */
    public GCounter add(int node, long amount) {
        if (amount < 0) {
            throw new IllegalArgumentException("a counter that only grows cannot take " + amount);
        }
        return new GCounter(Collections.singletonMap(node, counts.getOrDefault(node, 0L) + amount));
    }

    @Override
    public GCounter join(GCounter other) {
        Map<Integer, Long> larger = new TreeMap<>(counts);
        other.counts.forEach((node, count) -> larger.merge(node, count, Math::max));
        return new GCounter(Collections.unmodifiableMap(larger));
    }

    @Override
    public int sizeBytes() {
        return Sizes.DOT_BYTES * counts.size();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof GCounter counter && counts.equals(counter.counts);
    }

    @Override
    public int hashCode() {
        return counts.hashCode();
    }

    @Override
    public String toString() {
        return value() + " = " + counts;
    }
}

package io.netsplit.causality;

import java.util.Arrays;

/**
 * Which events somebody knows: of every node, all up to a counter (Parker et al., "Detection of Mutual Inconsistency in
 * Distributed Systems", IEEE TSE 1983; Fidge 1988 and Mattern 1988 for clocks of the same shape). Immutable. A node that
 * is not mentioned stands at zero.
 */
public final class VersionVector {
    /** Knows nothing. */
    public static final VersionVector EMPTY = new VersionVector(new int[0], new long[0]);

    private static final int BYTES_PER_NODE = 12;

    /** Ascending. */
    private final int[] nodes;

    private final long[] counters;

    private VersionVector(int[] nodes, long[] counters) {
        this.nodes = nodes;
        this.counters = counters;
    }

    /** Of the nodes 0, 1, …: the counter of each. */
    public static VersionVector of(long... counters) {
        VersionVector vector = EMPTY;
        for (int node = 0; node < counters.length; node++) {
            vector = vector.with(node, counters[node]);
        }
        return vector;
    }

    /** How many events of {@code node} are known. */
    public long get(int node) {
        int at = Arrays.binarySearch(nodes, node);
        return at < 0 ? 0 : counters[at];
    }

    public boolean contains(Dot dot) {
        return dot.counter() <= get(dot.node());
    }

    public boolean isEmpty() {
        return nodes.length == 0;
    }

    /** The first event of {@code node} that is not known. */
    public Dot next(int node) {
        return new Dot(node, get(node) + 1);
    }

    /** The same, and every event of {@code node} up to {@code counter}; never less than before. */
    public VersionVector with(int node, long counter) {
        if (counter <= get(node)) {
            return this;
        }
        int at = Arrays.binarySearch(nodes, node);
        if (at >= 0) {
            long[] grown = counters.clone();
            grown[at] = counter;
            return new VersionVector(nodes, grown);
        }
        int place = -at - 1;
        int[] moreNodes = new int[nodes.length + 1];
        long[] moreCounters = new long[nodes.length + 1];
        System.arraycopy(nodes, 0, moreNodes, 0, place);
        System.arraycopy(counters, 0, moreCounters, 0, place);
        moreNodes[place] = node;
        moreCounters[place] = counter;
        System.arraycopy(nodes, place, moreNodes, place + 1, nodes.length - place);
        System.arraycopy(counters, place, moreCounters, place + 1, nodes.length - place);
        return new VersionVector(moreNodes, moreCounters);
    }

    public VersionVector with(Dot dot) {
        return with(dot.node(), dot.counter());
    }

    /** What either knows: the least upper bound. */
    public VersionVector join(VersionVector other) {
        VersionVector joined = this;
        for (int i = 0; i < other.nodes.length; i++) {
            joined = joined.with(other.nodes[i], other.counters[i]);
        }
        return joined;
    }

    /** True where everything that {@code other} knows is known. */
    public boolean covers(VersionVector other) {
        for (int i = 0; i < other.nodes.length; i++) {
            if (other.counters[i] > get(other.nodes[i])) {
                return false;
            }
        }
        return true;
    }

    public Order compare(VersionVector other) {
        boolean covers = covers(other);
        boolean covered = other.covers(this);
        if (covers && covered) {
            return Order.EQUAL;
        }
        if (covers) {
            return Order.AFTER;
        }
        return covered ? Order.BEFORE : Order.CONCURRENT;
    }

    /** Bytes on the wire: a node's address and a counter each. */
    public int sizeBytes() {
        return BYTES_PER_NODE * nodes.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VersionVector vector
                && Arrays.equals(nodes, vector.nodes)
                && Arrays.equals(counters, vector.counters);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(nodes) + Arrays.hashCode(counters);
    }

    /** As "{n1:3 n4:1}". */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("{");
        for (int i = 0; i < nodes.length; i++) {
            text.append(i == 0 ? "" : " ").append(new Dot(nodes[i], counters[i]));
        }
        return text.append('}').toString();
    }
}

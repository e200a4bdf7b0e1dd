package io.netsplit.causality;

/**
 * One event: the {@code counter}-th of node {@code node}, counted from 1 (Preguiça et al., "Dotted Version Vectors:
 * Logical Clocks for Optimistic Replication", 2010).
 */
public record Dot(int node, long counter) implements Comparable<Dot> {
    public Dot {
        if (counter < 1) {
            throw new IllegalArgumentException("events are counted from 1, not " + counter);
        }
    }

    /** By node, then by counter: an order for printing and for ties, with no meaning in time. */
    @Override
    public int compareTo(Dot other) {
        return node != other.node ? Integer.compare(node, other.node) : Long.compare(counter, other.counter);
    }

    @Override
    public String toString() {
        return "n" + (node + 1) + ":" + counter;
    }
}

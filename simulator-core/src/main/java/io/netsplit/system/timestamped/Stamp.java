package io.netsplit.system.timestamped;

/**
 * The timestamp of a write.
 *
 * @param wallNs what its node took for the latest that it could be
 * @param node which node that was, so that no two are equal
 */
record Stamp(long wallNs, int node) implements Comparable<Stamp> {
    @Override
    public int compareTo(Stamp other) {
        return wallNs != other.wallNs ? Long.compare(wallNs, other.wallNs) : Integer.compare(node, other.node);
    }
}

package io.netsplit.check;

/**
 * A node believed in [fromNs, toNs) that it led, and was up.
 *
 * @param node its address
 * @param epoch the term, ballot or view in which it believed so
 * @param fromNs when it began to
 * @param toNs when it ceased to, or crashed, or the run ended
 */
public record Belief(int node, long epoch, long fromNs, long toNs) {
    public Belief {
        if (fromNs > toNs) {
            throw new IllegalArgumentException("a belief ends after it begins, not at " + toNs + " after " + fromNs);
        }
    }

    boolean holdsAt(long timeNs) {
        return fromNs <= timeNs && timeNs < toNs;
    }
}

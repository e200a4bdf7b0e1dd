package io.netsplit.check;

/**
 * A node believed in [fromNs, toNs) that it led, and was up.
 *
 * @param node its address
 * @param epoch the term, ballot or view in which it believed so
 * @param fromNs when it began to
 * @param toNs when it ceased to, or crashed, or the run ended
 * @param gaveUp true where it changed its mind, false where a crash or the end of the run cut the belief short
 */
public record Belief(int node, long epoch, long fromNs, long toNs, boolean gaveUp) {
    /** A belief that its node gave up. */
    public Belief(int node, long epoch, long fromNs, long toNs) {
        this(node, epoch, fromNs, toNs, true);
    }

    public Belief {
        if (fromNs > toNs) {
            throw new IllegalArgumentException("a belief ends after it begins, not at " + toNs + " after " + fromNs);
        }
    }

    boolean holdsAt(long timeNs) {
        return fromNs <= timeNs && timeNs < toNs;
    }
}

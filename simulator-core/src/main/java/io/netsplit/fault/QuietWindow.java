package io.netsplit.fault;

/** A time in which nothing is wrong: faults that are active at its beginning are healed, and none fires in it. */
public record QuietWindow(long fromNs, long untilNs) {
    public QuietWindow {
        if (fromNs < 0 || untilNs <= fromNs) {
            throw new IllegalArgumentException("not a window: " + fromNs + " to " + untilNs + " ns");
        }
    }

    boolean contains(long timeNs) {
        return timeNs >= fromNs && timeNs < untilNs;
    }
}

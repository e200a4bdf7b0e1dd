package io.netsplit.cluster.clock;

/**
 * A wall clock that jumps ahead and back again, over and over.
 *
 * @param amplitudeNs how far it jumps; negative jumps back first
 * @param periodNs time from one jump ahead to the next
 */
public record Strobe(long amplitudeNs, long periodNs) {
    public Strobe {
        if (periodNs < 2) {
            throw new IllegalArgumentException("a strobe needs a period of at least 2 ns, not " + periodNs);
        }
    }

    /** How far ahead the clock is so long after the strobe began. */
    long aheadNs(long elapsedNs) {
        return elapsedNs % periodNs < periodNs / 2 ? amplitudeNs : 0;
    }
}

package io.netsplit.causality;

/**
 * A clock that follows the wall clock and never contradicts causality: where event e happened before event f, the
 * timestamp of e is smaller, however wrong the wall clocks are (Kulkarni et al., "Logical Physical Clocks", OPODIS 2014,
 * figure 5). With wall clocks at most ε apart its timestamps stay within ε of the wall clock (theorem 2).
 *
 * <p>Left out: writing both parts into the 64 bits of an NTP timestamp.
 */
public final class HybridLogicalClock {
    private final long maxAheadNs;
    private HybridTimestamp last = HybridTimestamp.ZERO;

    /** A clock that believes every message. */
    public HybridLogicalClock() {
        this(Long.MAX_VALUE);
    }

    /**
     * @param maxAheadNs a timestamp that is further ahead of the own wall clock than this is refused, so that one clock
     *     that runs away does not take all others along
     */
    public HybridLogicalClock(long maxAheadNs) {
        if (maxAheadNs < 0) {
            throw new IllegalArgumentException("a bound must not be negative: " + maxAheadNs + " ns");
        }
        this.maxAheadNs = maxAheadNs;
    }

    /** The timestamp of a local event or of a message that is sent, at this reading of the wall clock. */
    public HybridTimestamp tick(long wallNs) {
        last = wallNs > last.wallNs()
                ? new HybridTimestamp(wallNs, 0)
                : new HybridTimestamp(last.wallNs(), last.counter() + 1);
        return last;
    }

    /** True where {@link #receive} would take a message with this timestamp. */
    public boolean accepts(HybridTimestamp remote, long wallNs) {
        return remote.wallNs() <= wallNs || remote.wallNs() - wallNs <= maxAheadNs;
    }

    /**
     * The timestamp of the receipt of a message.
     *
     * @throws IllegalArgumentException where {@link #accepts} says no
     */
    public HybridTimestamp receive(HybridTimestamp remote, long wallNs) {
        if (!accepts(remote, wallNs)) {
            throw new IllegalArgumentException(
                    "timestamp " + remote + " is more than " + maxAheadNs + " ns ahead of the wall clock " + wallNs);
        }
        long largest = Math.max(Math.max(last.wallNs(), remote.wallNs()), wallNs);
        long counter = -1;
        if (largest == last.wallNs()) {
            counter = last.counter();
        }
        if (largest == remote.wallNs()) {
            counter = Math.max(counter, remote.counter());
        }
        last = new HybridTimestamp(largest, counter + 1);
        return last;
    }

    /** The timestamp given last. */
    public HybridTimestamp last() {
        return last;
    }
}

package io.netsplit.fault;

import io.netsplit.random.Prng;

/** A duration, or a uniform range of durations, in nanoseconds; both ends included. */
public record DurationRange(long minNs, long maxNs) {
    /** No duration at all. As the duration of a fault: until something heals it, or the run ends. */
    public static final DurationRange ZERO = new DurationRange(0, 0);

    public DurationRange {
        if (minNs < 0 || maxNs < minNs) {
            throw new IllegalArgumentException("not a range of durations: " + minNs + ".." + maxNs + " ns");
        }
    }

    public static DurationRange of(long ns) {
        return new DurationRange(ns, ns);
    }

    /** One duration; where the range is a single one, nothing is drawn. */
    public long sampleNs(Prng random) {
        return minNs == maxNs ? minNs : random.between(minNs, maxNs);
    }
}

package io.netsplit.scenario.format.model;

/** A uniform range of durations in nanoseconds, both ends included; one duration is a range of itself. */
public record Range(long minNs, long maxNs) {
    public Range {
        if (maxNs < minNs) {
            throw new IllegalArgumentException("not a range: " + minNs + ".." + maxNs);
        }
    }

    public static Range exactly(long ns) {
        return new Range(ns, ns);
    }

    public boolean isExact() {
        return minNs == maxNs;
    }
}

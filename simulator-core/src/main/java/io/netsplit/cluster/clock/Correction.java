package io.netsplit.cluster.clock;

/**
 * How a time service disciplines a wall clock: every so often it measures the error; a large one is stepped away at once,
 * a small one is slewed away until the next measurement, no faster than a bound. The defaults are those of the Network
 * Time Protocol, version 4 (RFC 5905): steps from 128 ms, slews of at most 500 ppm.
 *
 * @param intervalNs time between two measurements
 * @param accuracyNs the measurement is wrong by up to this much, either way
 * @param maxSlewPpm bound on the slew
 * @param stepThresholdNs errors above this are stepped
 */
public record Correction(long intervalNs, long accuracyNs, long maxSlewPpm, long stepThresholdNs) {
    public Correction {
        if (intervalNs <= 0 || accuracyNs < 0 || maxSlewPpm < 0 || stepThresholdNs < 0) {
            throw new IllegalArgumentException("a correction needs an interval, and no bound may be negative");
        }
        if (stepThresholdNs > 3_600_000_000_000L) {
            throw new IllegalArgumentException("an error of more than an hour is always stepped, never slewed");
        }
        if (maxSlewPpm > 100_000) {
            throw new IllegalArgumentException("a slew of " + maxSlewPpm + " ppm is a jump: at most 100000");
        }
    }

    /** Measures every {@code intervalNs}, to the millisecond. */
    public static Correction every(long intervalNs) {
        return new Correction(intervalNs, 1_000_000, 500, 128_000_000);
    }
}

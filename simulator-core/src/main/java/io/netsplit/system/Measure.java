package io.netsplit.system;

/**
 * A figure that a protocol adds to those that every run has, as "keys-moved". Systems that measure the same share one
 * constant.
 *
 * @param name the word in a scenario file, in lower case with hyphens; statistics of one sample differ behind a dot
 * @param unit what it is counted in: durations in nanoseconds, shares between 0 and 1, rates per second
 * @param meaning one sentence or less, without a full stop
 */
public record Measure(String name, Unit unit, String meaning) {
    /** NUMBER is a ratio or another quantity without a unit. */
    public enum Unit {
        DURATION,
        SHARE,
        RATE,
        COUNT,
        NUMBER
    }
}

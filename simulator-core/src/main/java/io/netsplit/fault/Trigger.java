package io.netsplit.fault;

/** When a step's fault fires. Times are virtual nanoseconds since the start of the run. */
public sealed interface Trigger {
    /** Once. */
    record At(DurationRange time) implements Trigger {}

    /**
     * Again and again: the first time one period after {@code fromNs}, then one period after the last time. A firing
     * that finds the step's last one still active is left out.
     */
    record Every(DurationRange period, long fromNs, long untilNs) implements Trigger {
        public Every {
            if (period.minNs() <= 0) {
                throw new IllegalArgumentException("a period must be above zero");
            }
            if (fromNs < 0 || untilNs < fromNs) {
                throw new IllegalArgumentException("a fault cannot recur from " + fromNs + " to " + untilNs + " ns");
            }
        }
    }

    static Trigger at(long ns) {
        return new At(DurationRange.of(ns));
    }

    static Trigger every(long periodNs) {
        return new Every(DurationRange.of(periodNs), 0, Long.MAX_VALUE);
    }
}

package io.netsplit.scenario.comparison;

import io.netsplit.scenario.format.word.AnomalyMetric;
import io.netsplit.scenario.format.word.CommonMetric;
import io.netsplit.scenario.format.word.Metric;
import io.netsplit.scenario.format.word.RolloutMetric;
import io.netsplit.scenario.format.word.TrafficMetric;
import io.netsplit.scenario.format.word.Unit;

/** Which way a figure is good. */
public enum Direction {
    LOWER_IS_BETTER,
    HIGHER_IS_BETTER,
    /** Such as how often hints were kept: what that is worth depends on what is wanted. */
    NEITHER;

    /** Durations that one waits, and everything common but what is answered, are better when small. */
    public static Direction of(Metric metric) {
        if (metric == CommonMetric.AVAILABILITY
                || metric == CommonMetric.THROUGHPUT
                || metric == CommonMetric.FRESH_READS
                || metric == TrafficMetric.FAIRNESS) {
            return HIGHER_IS_BETTER;
        }
        if (metric == TrafficMetric.QUEUE_LENGTH_MEAN
                || metric == TrafficMetric.QUEUE_LENGTH_MAX
                || metric == TrafficMetric.IMBALANCE
                || metric == RolloutMetric.EXPOSURE) {
            return LOWER_IS_BETTER;
        }
        return metric instanceof CommonMetric || metric instanceof AnomalyMetric || metric.unit() == Unit.DURATION
                ? LOWER_IS_BETTER
                : NEITHER;
    }

    /** True where {@code one} is better than {@code other}; for {@link #NEITHER} the smaller one counts as better. */
    boolean isBetter(double one, double other) {
        return this == HIGHER_IS_BETTER ? one > other : one < other;
    }

    /** What to say of a figure that was shown to differ. */
    Finding finding(boolean isLower) {
        return switch (this) {
            case LOWER_IS_BETTER -> isLower ? Finding.BETTER : Finding.WORSE;
            case HIGHER_IS_BETTER -> isLower ? Finding.WORSE : Finding.BETTER;
            case NEITHER -> isLower ? Finding.LOWER : Finding.HIGHER;
        };
    }
}

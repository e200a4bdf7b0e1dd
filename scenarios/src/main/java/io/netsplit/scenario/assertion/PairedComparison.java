package io.netsplit.scenario.assertion;

import java.util.List;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Two variants under the same seeds: the mean of the paired ratios or differences, and its confidence interval by Student's
 * t. Ratios are averaged as logarithms where all are positive, because a ratio of 2 and one of 1/2 cancel out; else as they
 * are.
 *
 * @param mean the (geometric) mean of the pairs
 * @param low lower end of the confidence interval
 * @param high upper end
 * @param pairs how many pairs there were; fewer than two give no interval, and NaN
 * @param probability that pairs without a difference would lie as far from a ratio of 1, or a difference of 0, by chance:
 *     Student's t test on both sides; NaN where there is no interval
 */
public record PairedComparison(double mean, double low, double high, int pairs, double probability) {
    private static final PairedComparison NONE =
            new PairedComparison(Double.NaN, Double.NaN, Double.NaN, 0, Double.NaN);

    /** One seed's figures. */
    public record Pair(double of, double to) {}

    /** Ratios {@code of / to}; nothing is known where a {@code to} is zero. */
    public static PairedComparison ratio(List<Pair> pairs, double confidence) {
        if (pairs.stream().anyMatch(pair -> pair.to() == 0 || !isFinite(pair))) {
            return NONE;
        }
        double[] ratios =
                pairs.stream().mapToDouble(pair -> pair.of() / pair.to()).toArray();
        boolean positive = true;
        for (double ratio : ratios) {
            positive &= ratio > 0;
        }
        if (!positive) {
            return interval(ratios, 1, confidence);
        }
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = StrictMath.log(ratios[i]);
        }
        PairedComparison logs = interval(ratios, 0, confidence);
        return new PairedComparison(
                StrictMath.exp(logs.mean),
                StrictMath.exp(logs.low),
                StrictMath.exp(logs.high),
                logs.pairs,
                logs.probability);
    }

    /** Differences {@code of - to}. */
    public static PairedComparison difference(List<Pair> pairs, double confidence) {
        if (pairs.stream().anyMatch(pair -> !isFinite(pair))) {
            return NONE;
        }
        return interval(
                pairs.stream().mapToDouble(pair -> pair.of() - pair.to()).toArray(), 0, confidence);
    }

    private static boolean isFinite(Pair pair) {
        return Double.isFinite(pair.of()) && Double.isFinite(pair.to());
    }

    private static PairedComparison interval(double[] values, double neutral, double confidence) {
        int n = values.length;
        double mean = 0;
        for (double value : values) {
            mean += value / n;
        }
        if (n < 2) {
            return new PairedComparison(n == 0 ? Double.NaN : mean, Double.NaN, Double.NaN, n, Double.NaN);
        }
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        double error = Math.sqrt(squares / (n - 1) / n);
        TDistribution student = TDistribution.of(n - 1);
        double quantile = student.inverseCumulativeProbability((1 + confidence) / 2);
        double distance = Math.abs(mean - neutral);
        // Pairs that are all the same leave no doubt on either side.
        double probability =
                error == 0 ? (distance == 0 ? 1 : 0) : Math.min(1, 2 * student.survivalProbability(distance / error));
        return new PairedComparison(mean, mean - quantile * error, mean + quantile * error, n, probability);
    }

    /** True where an interval could be given. */
    public boolean isKnown() {
        return !Double.isNaN(low);
    }
}

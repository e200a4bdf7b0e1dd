package io.netsplit.scenario.report;

import java.util.List;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * How one variant's figure relates to another's, from runs paired by seed. Paired runs saw the same arrivals, so that what
 * differs between seeds cancels. The ratio is the geometric mean of the ratios per seed, with Student's interval on their
 * logarithms; where a figure can be zero there are no logarithms, and the mean difference takes its place.
 *
 * @param pairs how many seeds had both figures
 * @param mean the variant's mean
 * @param estimate ratio, or difference where {@code isRatio} is false
 * @param low lower bound of the confidence interval; NaN with fewer than two pairs
 * @param high its upper bound
 * @param isRatio false where a figure was not positive
 */
public record PairedComparison(int pairs, double mean, double estimate, double low, double high, boolean isRatio) {
    private static final double CONFIDENCE = 0.95;

    /** A pair of figures under one seed. */
    public record Pair(double of, double to) {}

    /** Compares with 95 % confidence; {@code pairs} must not be empty. */
    public static PairedComparison of(List<Pair> pairs) {
        if (pairs.isEmpty()) {
            throw new IllegalArgumentException("nothing to compare");
        }
        boolean ratio = pairs.stream().allMatch(pair -> pair.of() > 0 && pair.to() > 0);
        double[] effects = pairs.stream()
                .mapToDouble(pair -> ratio ? StrictMath.log(pair.of() / pair.to()) : pair.of() - pair.to())
                .toArray();
        double mean = pairs.stream().mapToDouble(Pair::of).sum() / pairs.size();
        double centre = mean(effects);
        double half = halfWidth(effects, centre);
        return ratio
                ? new PairedComparison(
                        pairs.size(),
                        mean,
                        StrictMath.exp(centre),
                        StrictMath.exp(centre - half),
                        StrictMath.exp(centre + half),
                        true)
                : new PairedComparison(pairs.size(), mean, centre, centre - half, centre + half, false);
    }

    /** True where the interval leaves no doubt that there is a difference. */
    public boolean isSignificant() {
        double neutral = isRatio ? 1 : 0;
        return low > neutral || high < neutral;
    }

    /** True where the estimate lies above that of an equal variant. */
    public boolean isAbove() {
        return estimate > (isRatio ? 1 : 0);
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double halfWidth(double[] values, double mean) {
        if (values.length < 2) {
            return Double.NaN;
        }
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        double error = Math.sqrt(squares / (values.length - 1) / values.length);
        double quantile = TDistribution.of(values.length - 1.0).inverseCumulativeProbability(1 - (1 - CONFIDENCE) / 2);
        return quantile * error;
    }
}

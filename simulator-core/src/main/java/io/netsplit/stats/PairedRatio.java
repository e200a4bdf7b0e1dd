package io.netsplit.stats;

/**
 * How many times as large one figure is as another, from pairs that were measured on the same chance (common random
 * numbers): one pair for each seed. The confidence interval is Student's t on the logarithms of the ratios, which treats
 * "half" and "double" alike and never reaches below zero; what is estimated is the geometric mean of the ratios. Pairing
 * removes what both figures owe to the seed, so that far fewer seeds tell two variants apart than two separate intervals need.
 */
public final class PairedRatio {
    private final Tally logarithms = new Tally();

    /** What the pairs have shown. */
    public enum Verdict {
        /** The interval lies below 1. */
        SMALLER,
        /** The interval lies above 1. */
        LARGER,
        /** The interval contains 1, or is unbounded for want of pairs. */
        NO_DIFFERENCE_SHOWN
    }

    /**
     * A ratio with its uncertainty.
     *
     * @param center the estimate
     * @param low the lower end of the interval, 0 with fewer than two pairs
     * @param high the upper end, infinite with fewer than two pairs
     */
    public record Ratio(double center, double low, double high) {
        public Verdict verdict() {
            if (high < 1) {
                return Verdict.SMALLER;
            }
            return low > 1 ? Verdict.LARGER : Verdict.NO_DIFFERENCE_SHOWN;
        }
    }

    /**
     * Takes one pair.
     *
     * @throws IllegalArgumentException where one of the two is not a positive number: it has no ratio
     */
    public void add(double figure, double baseline) {
        if (!(figure > 0 && figure < Double.POSITIVE_INFINITY && baseline > 0 && baseline < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "a ratio needs two positive numbers, not " + figure + " and " + baseline);
        }
        logarithms.add(StrictMath.log(figure / baseline));
    }

    public long pairs() {
        return logarithms.count();
    }

    /**
     * The ratio of figure to baseline; NaN in the center without any pair.
     *
     * @param confidence such as 0.95
     */
    public Ratio ratio(double confidence) {
        Interval interval = logarithms.interval(confidence);
        double low = StrictMath.exp(interval.center() - interval.halfWidth());
        double high = StrictMath.exp(interval.center() + interval.halfWidth());
        return pairs() < 2
                ? new Ratio(StrictMath.exp(interval.center()), 0, Double.POSITIVE_INFINITY)
                : new Ratio(StrictMath.exp(interval.center()), low, high);
    }
}

package io.netsplit.stats;

/**
 * Mean, variance and extremes of observations, in one pass and without loss of digits (Welford, "Note on a Method for
 * Calculating Corrected Sums of Squares and Products", Technometrics 1962).
 */
public final class Tally {
    private long count;
    private double mean;
    private double squares;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;

    /** Takes an observation, which must be a number. */
    public void add(double x) {
        if (Double.isNaN(x)) {
            throw new IllegalArgumentException("not a number cannot be tallied");
        }
        count++;
        double before = x - mean;
        mean += before / count;
        squares += before * (x - mean);
        min = Math.min(min, x);
        max = Math.max(max, x);
    }

    /** Takes over all observations of {@code other} (Chan, Golub and LeVeque, 1979). */
    public void merge(Tally other) {
        if (other.count == 0) {
            return;
        }
        long total = count + other.count;
        double difference = other.mean - mean;
        squares += other.squares + difference * difference * ((double) count * other.count / total);
        mean += difference * ((double) other.count / total);
        count = total;
        min = Math.min(min, other.min);
        max = Math.max(max, other.max);
    }

    public long count() {
        return count;
    }

    /** The arithmetic mean; NaN without observations. */
    public double mean() {
        return count == 0 ? Double.NaN : mean;
    }

    /** The unbiased sample variance; NaN below two observations. */
    public double variance() {
        return count < 2 ? Double.NaN : squares / (count - 1);
    }

    public double standardDeviation() {
        return Math.sqrt(variance());
    }

    /** The smallest observation; NaN without any. */
    public double min() {
        return count == 0 ? Double.NaN : min;
    }

    /** The largest observation; NaN without any. */
    public double max() {
        return count == 0 ? Double.NaN : max;
    }

    /**
     * The confidence interval of the mean of independent observations, by Student's t; unbounded below two observations.
     *
     * @param confidence such as 0.95
     */
    public Interval interval(double confidence) {
        if (count < 2) {
            return new Interval(mean(), Double.POSITIVE_INFINITY);
        }
        double t = StudentT.quantile(count - 1, (1 + confidence) / 2);
        return new Interval(mean, t * Math.sqrt(variance() / count));
    }
}

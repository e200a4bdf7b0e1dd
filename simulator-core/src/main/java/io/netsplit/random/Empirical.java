package io.netsplit.random;

import java.util.Arrays;

/** Draws one of the given values. */
final class Empirical implements Distribution {
    private final double[] sorted;

    Empirical(double[] values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("an empirical distribution needs at least one value");
        }
        for (double value : values) {
            Arguments.finite("value", value);
        }
        sorted = values.clone();
        Arrays.sort(sorted);
    }

    @Override
    public double sample(Prng random) {
        return sorted[random.nextInt(sorted.length)];
    }

    @Override
    public double mean() {
        double sum = 0;
        for (double value : sorted) {
            sum += value;
        }
        return sum / sorted.length;
    }

    @Override
    public double quantile(double p) {
        int rank = (int) StrictMath.ceil(Arguments.probability(p) * sorted.length);
        return sorted[Math.max(0, rank - 1)];
    }

    @Override
    public double cdf(double x) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] <= x) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return (double) low / sorted.length;
    }

    @Override
    public String toString() {
        return "empirical(" + sorted.length + " values, mean " + mean() + ")";
    }
}

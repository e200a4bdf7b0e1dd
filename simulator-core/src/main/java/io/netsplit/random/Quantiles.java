package io.netsplit.random;

import java.util.Arrays;

/** A distribution given by some of its quantiles, with straight lines between them, drawn by inversion. */
final class Quantiles implements Distribution {
    private final double[] probabilities;
    private final double[] values;

    Quantiles(double[] probabilities, double[] values) {
        int n = values.length;
        if (n < 2 || probabilities.length != n || probabilities[0] != 0 || probabilities[n - 1] != 1) {
            throw new IllegalArgumentException("quantiles need at least two values, one per probability, from 0 to 1");
        }
        for (int i = 0; i < n; i++) {
            Arguments.finite("value", values[i]);
            if (i > 0 && !(probabilities[i] > probabilities[i - 1] && values[i] >= values[i - 1])) {
                throw new IllegalArgumentException("quantiles must rise: " + probabilities[i] + " -> " + values[i]
                        + " stands after " + probabilities[i - 1] + " -> " + values[i - 1]);
            }
        }
        this.probabilities = probabilities.clone();
        this.values = values.clone();
    }

    @Override
    public double sample(Prng random) {
        return interpolate(probabilities, values, random.nextDouble());
    }

    @Override
    public double mean() {
        double sum = 0;
        for (int i = 1; i < values.length; i++) {
            sum += (probabilities[i] - probabilities[i - 1]) * (values[i] + values[i - 1]) / 2;
        }
        return sum;
    }

    @Override
    public double quantile(double p) {
        return interpolate(probabilities, values, Arguments.probability(p));
    }

    @Override
    public double cdf(double x) {
        if (x < values[0]) {
            return 0;
        }
        return x >= values[values.length - 1] ? 1 : interpolate(values, probabilities, x);
    }

    private static double interpolate(double[] from, double[] to, double x) {
        int i = 1;
        while (i < from.length - 1 && x >= from[i]) {
            i++;
        }
        return to[i - 1] + (x - from[i - 1]) / (from[i] - from[i - 1]) * (to[i] - to[i - 1]);
    }

    @Override
    public String toString() {
        return "quantiles(" + Arrays.toString(probabilities) + ", " + Arrays.toString(values) + ")";
    }
}

package io.netsplit.random;

/** The distribution function of the standard normal and its inverse; for parameters and tests, not for hot paths. */
final class StandardNormal {
    /** The 99th percentile. */
    static final double Z99 = 2.3263478740408408;

    private static final double HALF_LOG_TWO_PI = 0.9189385332046727418;

    private StandardNormal() {}

    /**
     * Marsaglia, "Evaluating the Normal Distribution" (Journal of Statistical Software 2004): the series x + x^3/3 +
     * x^5/(3*5) + …; beyond 7 standard deviations, Laplace's continued fraction of the tail.
     */
    static double cdf(double x) {
        if (x < -7 || x > 7) {
            double tail = tail(Math.abs(x));
            return x < 0 ? tail : 1 - tail;
        }
        double sum = x;
        double term = x;
        double previous = 0;
        for (int i = 3; sum != previous; i += 2) {
            previous = sum;
            term *= x * x / i;
            sum += term;
        }
        return 0.5 + sum * density(x);
    }

    private static double tail(double x) {
        double fraction = x;
        for (int i = 60; i > 0; i--) {
            fraction = x + i / fraction;
        }
        return density(x) / fraction;
    }

    private static double density(double x) {
        return StrictMath.exp(-0.5 * x * x - HALF_LOG_TWO_PI);
    }

    /** By bisection of {@link #cdf}, to the last digits of a double. */
    static double quantile(double p) {
        Arguments.probability(p);
        if (p == 0 || p == 1) {
            return p == 0 ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        double low = -40;
        double high = 40;
        for (int i = 0; i < 100; i++) {
            double middle = (low + high) / 2;
            if (cdf(middle) < p) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }
}

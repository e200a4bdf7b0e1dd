package io.netsplit.stats;

/**
 * Student's t distribution for whole degrees of freedom, in closed form: the finite sums in Abramowitz and Stegun,
 * "Handbook of Mathematical Functions", 26.7.3 and 26.7.4.
 */
final class StudentT {
    /** More degrees change a quantile by less than a thousandth, and the sums grow long. */
    private static final long MANY = 2000;

    private StudentT() {}

    /** The probability that |T| is at most {@code t}, which is not negative. */
    static double central(long degrees, double t) {
        double theta = StrictMath.atan(t / Math.sqrt((double) degrees));
        double cos = StrictMath.cos(theta);
        double square = cos * cos;
        boolean odd = (degrees & 1) == 1;
        double term = odd ? cos : 1;
        double sum = degrees == 1 ? 0 : term;
        for (long i = odd ? 3 : 2; i <= degrees - 2; i += 2) {
            term *= square * (i - 1) / i;
            sum += term;
        }
        double sin = StrictMath.sin(theta);
        return odd ? 2 / Math.PI * (theta + sin * sum) : sin * sum;
    }

    /** The value that T stays below with probability {@code p}, for p from 0.5 on. */
    static double quantile(long degrees, double p) {
        if (!(p >= 0.5 && p < 1)) {
            throw new IllegalArgumentException("a confidence lies between 0 and 1: " + (2 * p - 1));
        }
        long counted = Math.min(degrees, MANY);
        double low = 0;
        double high = 1;
        while (central(counted, high) < 2 * p - 1) {
            high *= 2;
        }
        for (int i = 0; i < 60; i++) {
            double middle = (low + high) / 2;
            if (central(counted, middle) < 2 * p - 1) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }
}

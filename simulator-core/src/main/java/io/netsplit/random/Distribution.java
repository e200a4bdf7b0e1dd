package io.netsplit.random;

/**
 * A distribution of durations or sizes. Samples are a function of the generator's bits alone: every algorithm is
 * specified in this package, in integer arithmetic, IEEE doubles and {@link StrictMath}.
 */
public interface Distribution {
    /** One draw, in the unit that the distribution was built with (nanoseconds for durations). */
    double sample(Prng random);

    /** One draw, rounded down to a whole number and not negative. */
    default long sampleNs(Prng random) {
        double x = sample(random);
        return x <= 0 ? 0 : (long) x;
    }

    /** The mean, or positive infinity where there is none. */
    double mean();

    /**
     * The value that a draw stays at or below with probability {@code p}.
     *
     * @throws UnsupportedOperationException where there is no closed form
     */
    default double quantile(double p) {
        throw new UnsupportedOperationException(this + " has no closed quantile");
    }

    /**
     * The probability that a draw is at most {@code x}.
     *
     * @throws UnsupportedOperationException where there is no closed form
     */
    default double cdf(double x) {
        throw new UnsupportedOperationException(this + " has no closed distribution function");
    }
}

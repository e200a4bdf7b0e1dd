package io.netsplit.random;

/** A distribution of durations or sizes. Samples are a function of the generator's bits alone. */
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
}

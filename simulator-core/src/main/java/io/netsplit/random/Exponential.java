package io.netsplit.random;

/** Exponential with a given mean, drawn by {@link Ziggurat}. */
record Exponential(double mean) implements Distribution {
    Exponential {
        Arguments.positive("mean", mean);
    }

    @Override
    public double sample(Prng random) {
        return mean * random.nextExponential();
    }

    @Override
    public double quantile(double p) {
        return -mean * StrictMath.log1p(-Arguments.probability(p));
    }

    @Override
    public double cdf(double x) {
        return x <= 0 ? 0 : -StrictMath.expm1(-x / mean);
    }

    @Override
    public String toString() {
        return "exponential(" + mean + ")";
    }
}

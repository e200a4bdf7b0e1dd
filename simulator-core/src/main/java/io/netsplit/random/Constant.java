package io.netsplit.random;

/** The distribution that always draws the same value; it uses no chance. */
record Constant(double value) implements Distribution {
    Constant {
        Arguments.finite("value", value);
    }

    @Override
    public double sample(Prng random) {
        return value;
    }

    @Override
    public double mean() {
        return value;
    }

    @Override
    public double quantile(double p) {
        Arguments.probability(p);
        return value;
    }

    @Override
    public double cdf(double x) {
        return x >= value ? 1 : 0;
    }

    @Override
    public String toString() {
        return "constant(" + value + ")";
    }
}

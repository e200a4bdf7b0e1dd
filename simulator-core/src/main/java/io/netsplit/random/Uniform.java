package io.netsplit.random;

/** Uniform in [from, to). */
record Uniform(double from, double to) implements Distribution {
    Uniform {
        Arguments.finite("from", from);
        Arguments.finite("to", to);
        if (from > to) {
            throw new IllegalArgumentException("a uniform distribution runs upwards, not from " + from + " to " + to);
        }
    }

    @Override
    public double sample(Prng random) {
        return from + (to - from) * random.nextDouble();
    }

    @Override
    public double mean() {
        return from + (to - from) / 2;
    }

    @Override
    public double quantile(double p) {
        return from + (to - from) * Arguments.probability(p);
    }

    @Override
    public double cdf(double x) {
        if (x < from) {
            return 0;
        }
        return x >= to ? 1 : (x - from) / (to - from);
    }

    @Override
    public String toString() {
        return "uniform(" + from + ", " + to + ")";
    }
}

package io.netsplit.random;

/** Lognormal: a ziggurat normal and the specified exponential function of {@link Elementary}. */
record LogNormal(double mu, double sigma) implements Distribution {
    LogNormal {
        Arguments.finite("mu", mu);
        Arguments.notNegative("sigma", sigma);
    }

    static LogNormal fromMedian(double median, double p99) {
        Arguments.positive("median", median);
        Arguments.positive("p99", p99);
        if (p99 < median) {
            throw new IllegalArgumentException("p99 must be at least the median " + median + ", not " + p99);
        }
        return new LogNormal(StrictMath.log(median), StrictMath.log(p99 / median) / StandardNormal.Z99);
    }

    @Override
    public double sample(Prng random) {
        return Elementary.exp(mu + sigma * random.nextGaussian());
    }

    @Override
    public double mean() {
        return StrictMath.exp(mu + sigma * sigma / 2);
    }

    @Override
    public double quantile(double p) {
        return StrictMath.exp(mu + sigma * StandardNormal.quantile(p));
    }

    @Override
    public double cdf(double x) {
        return x <= 0 ? 0 : StandardNormal.cdf((StrictMath.log(x) - mu) / sigma);
    }

    @Override
    public String toString() {
        return "lognormal(mu " + mu + ", sigma " + sigma + ")";
    }
}

package io.netsplit.random;

/** Normal, drawn by {@link Ziggurat}. */
record Normal(double mean, double standardDeviation) implements Distribution {
    Normal {
        Arguments.finite("mean", mean);
        Arguments.notNegative("standard deviation", standardDeviation);
    }

    @Override
    public double sample(Prng random) {
        return mean + standardDeviation * random.nextGaussian();
    }

    @Override
    public double quantile(double p) {
        return mean + standardDeviation * StandardNormal.quantile(p);
    }

    @Override
    public double cdf(double x) {
        return StandardNormal.cdf((x - mean) / standardDeviation);
    }

    @Override
    public String toString() {
        return "normal(" + mean + ", " + standardDeviation + ")";
    }
}

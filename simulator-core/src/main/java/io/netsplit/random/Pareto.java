package io.netsplit.random;

/** Pareto (type I): scale times e to the power of an exponential with mean 1 / shape. */
record Pareto(double scale, double shape) implements Distribution {
    Pareto {
        Arguments.positive("scale", scale);
        Arguments.positive("shape", shape);
    }

    @Override
    public double sample(Prng random) {
        return scale * Elementary.exp(random.nextExponential() / shape);
    }

    @Override
    public double mean() {
        return shape <= 1 ? Double.POSITIVE_INFINITY : scale * shape / (shape - 1);
    }

    @Override
    public double quantile(double p) {
        return scale * StrictMath.pow(1 - Arguments.probability(p), -1 / shape);
    }

    @Override
    public double cdf(double x) {
        return x <= scale ? 0 : 1 - StrictMath.pow(scale / x, shape);
    }

    @Override
    public String toString() {
        return "pareto(scale " + scale + ", shape " + shape + ")";
    }
}

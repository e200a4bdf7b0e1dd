package io.netsplit.random;

/** Weibull: scale times an exponential to the power of 1 / shape. */
record Weibull(double scale, double shape) implements Distribution {
    Weibull {
        Arguments.positive("scale", scale);
        Arguments.positive("shape", shape);
    }

    @Override
    public double sample(Prng random) {
        double e = random.nextExponential();
        return e == 0 ? 0 : scale * Elementary.exp(Elementary.log(e) / shape);
    }

    @Override
    public double mean() {
        return scale * StrictMath.exp(LogGamma.of(1 + 1 / shape));
    }

    @Override
    public double quantile(double p) {
        return scale * StrictMath.pow(-StrictMath.log1p(-Arguments.probability(p)), 1 / shape);
    }

    @Override
    public double cdf(double x) {
        return x <= 0 ? 0 : -StrictMath.expm1(-StrictMath.pow(x / scale, shape));
    }

    @Override
    public String toString() {
        return "weibull(scale " + scale + ", shape " + shape + ")";
    }
}

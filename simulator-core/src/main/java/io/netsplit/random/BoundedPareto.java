package io.netsplit.random;

/**
 * Pareto conditioned on [low, high], by inversion: with U uniform, low * (1 - U * (1 - (low / high)^shape))^(-1 /
 * shape). The one draw per sample keeps paired comparisons paired.
 */
record BoundedPareto(double low, double high, double shape) implements Distribution {
    BoundedPareto {
        Arguments.positive("low", low);
        Arguments.positive("high", high);
        Arguments.positive("shape", shape);
        if (low > high) {
            throw new IllegalArgumentException("low must be at most high " + high + ", not " + low);
        }
    }

    @Override
    public double sample(Prng random) {
        double x = low * Elementary.exp(Elementary.log(1 - random.nextDouble() * mass()) / -shape);
        return Math.min(high, Math.max(low, x));
    }

    @Override
    public double mean() {
        if (low == high) {
            return low;
        }
        if (shape == 1) {
            return low * StrictMath.log(high / low) / mass();
        }
        double ratio = StrictMath.pow(low / high, shape - 1);
        return low * shape / (shape - 1) * (1 - ratio) / mass();
    }

    @Override
    public double quantile(double p) {
        return low * StrictMath.pow(1 - Arguments.probability(p) * mass(), -1 / shape);
    }

    @Override
    public double cdf(double x) {
        if (x < low) {
            return 0;
        }
        return x >= high ? 1 : (1 - StrictMath.pow(low / x, shape)) / mass();
    }

    private double mass() {
        return 1 - StrictMath.pow(low / high, shape);
    }

    @Override
    public String toString() {
        return "bounded-pareto(" + low + ", " + high + ", shape " + shape + ")";
    }
}

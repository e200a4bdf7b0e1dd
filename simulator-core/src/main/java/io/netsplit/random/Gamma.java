package io.netsplit.random;

/**
 * Gamma by the method of Marsaglia and Tsang ("A Simple Method for Generating Gamma Variables", ACM TOMS 2000): a cubed
 * normal, accepted at once in more than 9 of 10 cases. A shape below 1 is drawn with shape + 1 and bent by a uniform to
 * the power of 1 / shape (section 6 there).
 */
record Gamma(double shape, double scale) implements Distribution {
    Gamma {
        Arguments.positive("shape", shape);
        Arguments.positive("scale", scale);
    }

    @Override
    public double sample(Prng random) {
        if (shape == 1) {
            return scale * random.nextExponential();
        }
        if (shape < 1) {
            double bend = Elementary.exp(-random.nextExponential() / shape);
            return scale * standard(shape + 1, random) * bend;
        }
        return scale * standard(shape, random);
    }

    private static double standard(double shape, Prng random) {
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = random.nextGaussian();
            double root = 1 + c * x;
            if (root <= 0) {
                continue;
            }
            double v = root * root * root;
            double u = 1 - random.nextDouble();
            double square = x * x;
            if (u < 1 - 0.0331 * square * square
                    || StrictMath.log(u) < 0.5 * square + d * (1 - v + StrictMath.log(v))) {
                return d * v;
            }
        }
    }

    @Override
    public double mean() {
        return shape * scale;
    }

    /** Closed for whole shapes (Erlang) up to 1000: one minus a Poisson sum. */
    @Override
    public double cdf(double x) {
        if (shape != StrictMath.rint(shape) || shape > 1000) {
            return Distribution.super.cdf(x);
        }
        if (x <= 0) {
            return 0;
        }
        double rate = x / scale;
        double logTerm = -rate;
        double sum = 0;
        for (int k = 1; k <= shape; k++) {
            sum += StrictMath.exp(logTerm);
            logTerm += StrictMath.log(rate / k);
        }
        return 1 - sum;
    }

    @Override
    public String toString() {
        return "gamma(shape " + shape + ", scale " + scale + ")";
    }
}

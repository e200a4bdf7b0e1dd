package io.netsplit.random;

import java.util.Arrays;

/** A mixture of exponentials: one uniform chooses the branch, then an exponential is drawn. */
final class Hyperexponential implements Distribution {
    private static final double TOLERANCE = 1e-9;

    private final double[] probabilities;
    private final double[] means;
    private final double[] cumulative;

    Hyperexponential(double[] probabilities, double[] means) {
        if (probabilities.length == 0 || probabilities.length != means.length) {
            throw new IllegalArgumentException("a hyperexponential needs one mean per probability: "
                    + probabilities.length + " probabilities, " + means.length + " means");
        }
        this.probabilities = probabilities.clone();
        this.means = means.clone();
        this.cumulative = new double[means.length];
        double sum = 0;
        for (int i = 0; i < means.length; i++) {
            Arguments.positive("mean", means[i]);
            sum += Arguments.probability(probabilities[i]);
            cumulative[i] = sum;
        }
        if (Math.abs(sum - 1) > TOLERANCE) {
            throw new IllegalArgumentException("the probabilities must add up to 1, not " + sum);
        }
    }

    @Override
    public double sample(Prng random) {
        double u = random.nextDouble();
        int branch = 0;
        while (branch < means.length - 1 && u >= cumulative[branch]) {
            branch++;
        }
        return means[branch] * random.nextExponential();
    }

    @Override
    public double mean() {
        double sum = 0;
        for (int i = 0; i < means.length; i++) {
            sum += probabilities[i] * means[i];
        }
        return sum;
    }

    @Override
    public double cdf(double x) {
        double sum = 0;
        for (int i = 0; x > 0 && i < means.length; i++) {
            sum -= probabilities[i] * StrictMath.expm1(-x / means[i]);
        }
        return sum;
    }

    @Override
    public String toString() {
        return "hyperexponential(" + Arrays.toString(probabilities) + ", " + Arrays.toString(means) + ")";
    }
}

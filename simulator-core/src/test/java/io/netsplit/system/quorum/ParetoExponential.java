package io.netsplit.system.quorum;

import io.netsplit.random.Distribution;
import io.netsplit.random.Distributions;
import io.netsplit.random.Prng;

/**
 * A Pareto law with a probability of {@code share}, else an exponential one: the shape of all fits of Bailis et al. (PVLDB
 * 2012), Table 3. Times are in nanoseconds.
 */
record ParetoExponential(double share, double scaleNs, double shape, double meanNs) implements Distribution {
    private static final int HALVINGS = 100;

    /** As the table writes it: a scale in milliseconds, a shape, and a rate per millisecond. */
    static ParetoExponential fit(double share, double scaleMs, double shape, double rate) {
        return new ParetoExponential(share, scaleMs * 1e6, shape, 1e6 / rate);
    }

    static ParetoExponential exponential(double rate) {
        return fit(0, 1, 2, rate);
    }

    @Override
    public double sample(Prng random) {
        return sampleAbove(0, random);
    }

    /** A draw under the condition that it is above this. */
    double sampleAbove(double ns, Prng random) {
        double pareto = share * paretoAbove(ns);
        return random.chance(pareto / (pareto + (1 - share) * exponentialAbove(ns)))
                ? Distributions.pareto(Math.max(ns, scaleNs), shape).sample(random)
                : ns + Distributions.exponential(meanNs).sample(random);
    }

    double probabilityAbove(double ns) {
        return share * paretoAbove(ns) + (1 - share) * exponentialAbove(ns);
    }

    /** The time above which a draw is with this probability. */
    double exceededWith(double probability) {
        double low = 0;
        double high = 1e15;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (probabilityAbove(middle) > probability) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private double paretoAbove(double ns) {
        return ns <= scaleNs ? 1 : StrictMath.pow(scaleNs / ns, shape);
    }

    private double exponentialAbove(double ns) {
        return StrictMath.exp(-ns / meanNs);
    }

    @Override
    public double mean() {
        return share * scaleNs * shape / (shape - 1) + (1 - share) * meanNs;
    }
}

package io.netsplit.stats;

/**
 * Where the warm-up of a run ends: the marginal standard error rule MSER-5 (White, Cobb and Spratt, "A Comparison of Five
 * Steady-State Truncation Heuristics for Simulation", Winter Simulation Conference 2000). Observations are averaged in
 * batches of five; of all cuts, that one is taken whose rest has the smallest squared standard error. Leaving out an initial
 * transient lowers the spread of the rest; leaving out more than that only makes the rest shorter.
 *
 * <p>Where the best cut lies in the second half, the run has shown no steady state, and nothing is decided.
 */
public final class Mser {
    /** Observations in a batch. */
    public static final int BATCH = 5;

    /** With fewer batches the rule finds noise. */
    public static final int LEAST_BATCHES = 8;

    /** The last batches alone have a small spread by chance, so that no cut leaves fewer. */
    private static final int LEAST_REST = 5;

    /**
     * What the rule says.
     *
     * @param observations how many of the first observations are left out, a multiple of five
     * @param isDecided false where no steady state was seen, or too little to see one; the number means nothing then
     */
    public record Cut(int observations, boolean isDecided) {}

    private Mser() {}

    /** The cut of a run's observations in their order. */
    public static Cut of(double[] observations) {
        int batches = observations.length / BATCH;
        if (batches < LEAST_BATCHES) {
            return new Cut(0, false);
        }
        Tally rest = new Tally();
        int best = 0;
        double smallest = Double.POSITIVE_INFINITY;
        for (int first = batches - 1; first >= 0; first--) {
            rest.add(mean(observations, first));
            double error = rest.count() < LEAST_REST
                    ? Double.POSITIVE_INFINITY
                    : rest.variance() * (rest.count() - 1) / ((double) rest.count() * rest.count());
            if (error <= smallest) { // of equals the one that leaves out least
                smallest = error;
                best = first;
            }
        }
        return new Cut(best * BATCH, best <= batches / 2);
    }

    private static double mean(double[] observations, int batch) {
        double sum = 0;
        for (int i = 0; i < BATCH; i++) {
            sum += observations[batch * BATCH + i];
        }
        return sum / BATCH;
    }
}

package io.netsplit.stats;

/** How evenly a thing is shared out (Jain, Chiu and Hawe, "A Quantitative Measure of Fairness", DEC-TR-301, 1984). */
public final class Fairness {
    private Fairness() {}

    /** Jain's index: 1 where all shares are alike, 1/n where one of n has everything; NaN where there is nothing to share. */
    public static double jain(double[] shares) {
        double sum = 0;
        double squares = 0;
        for (double share : shares) {
            sum += share;
            squares += share * share;
        }
        return squares == 0 ? Double.NaN : sum * sum / (shares.length * squares);
    }
}

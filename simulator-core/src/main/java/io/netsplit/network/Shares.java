package io.netsplit.network;

/** Checks of probabilities. */
final class Shares {
    private Shares() {}

    static void check(String what, double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException(what + " must be between 0 and 1, not " + share);
        }
    }

    /** The probability that at least one of two independent things happens. */
    static double either(double a, double b) {
        return 1 - (1 - a) * (1 - b);
    }
}

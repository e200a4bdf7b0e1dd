package io.netsplit.stats;

import io.netsplit.random.LogGamma;

/**
 * Fisher's exact test of two shares (Fisher, "Statistical Methods for Research Workers", 5th edition, 1934, section 21.02).
 * It holds for samples of any size, where approximations by a normal distribution need many failures in each.
 */
public final class FisherExact {
    /** Terms that are smaller than this part of the sum add nothing to a double. */
    private static final double NEGLIGIBLE = 1e-17;

    private FisherExact() {}

    /**
     * How likely the first sample has {@code hits} or more of all that were hit in both, where both have the same share: the
     * one-sided p-value.
     */
    public static double moreInFirst(long hits, long of, long otherHits, long ofOther) {
        if (hits < 0 || hits > of || otherHits < 0 || otherHits > ofOther) {
            throw new IllegalArgumentException(
                    "of " + of + " and " + ofOther + " cannot be hit " + hits + " and " + otherHits);
        }
        long all = of + ofOther;
        long allHits = hits + otherHits;
        double mode = (of + 1.0) * (allHits + 1.0) / (all + 2.0);
        double term =
                StrictMath.exp(logChoose(allHits, hits) + logChoose(all - allHits, of - hits) - logChoose(all, of));
        double sum = term;
        for (long x = hits; x < Math.min(of, allHits); x++) {
            term *= (double) (allHits - x) / (x + 1) * (of - x) / (all - allHits - of + x + 1);
            sum += term;
            if (x > mode && term < sum * NEGLIGIBLE) {
                break;
            }
        }
        return Math.min(1, sum);
    }

    private static double logChoose(long n, long k) {
        return LogGamma.of(n + 1.0) - LogGamma.of(k + 1.0) - LogGamma.of(n - k + 1.0);
    }
}

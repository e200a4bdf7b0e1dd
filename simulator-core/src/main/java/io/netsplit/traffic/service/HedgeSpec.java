package io.netsplit.traffic.service;

/**
 * A second copy of a call that is slow (Dean and Barroso, "The Tail at Scale", CACM 2013): whichever is answered first counts,
 * and the other is withdrawn.
 *
 * @param delayNs after which the copy is sent; with a quantile, until enough calls have been answered
 * @param quantile of the latencies seen, which is used as the delay; 0 for the fixed delay
 * @param most copies besides the first attempt
 */
public record HedgeSpec(long delayNs, double quantile, int most) {
    public HedgeSpec {
        if (delayNs < 0 || !(quantile >= 0 && quantile < 1) || most < 1) {
            throw new IllegalArgumentException(
                    "a hedge has a delay of 0 ns or more, a quantile from 0 to below 1 and at least 1 copy");
        }
    }

    /** One copy after this delay. */
    public static HedgeSpec after(long delayNs) {
        return new HedgeSpec(delayNs, 0, 1);
    }

    /** One copy after this quantile of the latencies seen; until 100 have been seen, after {@code delayNs}. */
    public static HedgeSpec atQuantile(double quantile, long delayNs) {
        return new HedgeSpec(delayNs, quantile, 1);
    }
}

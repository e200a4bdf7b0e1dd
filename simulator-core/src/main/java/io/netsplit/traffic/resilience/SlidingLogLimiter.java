package io.netsplit.traffic.resilience;

import java.util.Arrays;

/** See {@link LimiterSpec.SlidingLog}: a ring of the instants of the last requests that passed. */
final class SlidingLogLimiter implements RateLimiter {
    private static final long NEVER = Long.MIN_VALUE;

    private final long windowNs;
    private final long[] passedNs;
    private int oldest;

    SlidingLogLimiter(LimiterSpec.SlidingLog spec) {
        windowNs = spec.windowNs();
        passedNs = new long[spec.limit()];
        Arrays.fill(passedNs, NEVER);
    }

    @Override
    public long acquireNs(long nowNs) {
        if (passedNs[oldest] != NEVER && passedNs[oldest] > nowNs - windowNs) {
            return REFUSED;
        }
        passedNs[oldest] = nowNs;
        oldest = (oldest + 1) % passedNs.length;
        return 0;
    }
}

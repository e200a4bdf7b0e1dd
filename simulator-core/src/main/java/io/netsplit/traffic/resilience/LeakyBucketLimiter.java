package io.netsplit.traffic.resilience;

/** See {@link LimiterSpec.LeakyBucket}: one instant says all, that at which the next request may leave. */
final class LeakyBucketLimiter implements RateLimiter {
    private final double gapNs;
    private final int room;
    private double freeAtNs;

    LeakyBucketLimiter(LimiterSpec.LeakyBucket spec) {
        gapNs = (double) spec.windowNs() / spec.limit();
        room = spec.room();
    }

    @Override
    public long acquireNs(long nowNs) {
        double leavesNs = Math.max(nowNs, freeAtNs);
        if (leavesNs - nowNs > (room - 1) * gapNs) {
            return REFUSED;
        }
        freeAtNs = leavesNs + gapNs;
        return (long) (leavesNs - nowNs);
    }
}

package io.netsplit.traffic.resilience;

/** See {@link LimiterSpec.SlidingCounter}. Windows begin at multiples of their length. */
final class SlidingCounterLimiter implements RateLimiter {
    private final LimiterSpec.SlidingCounter spec;
    private long window;
    private int passed;
    private int passedBefore;

    SlidingCounterLimiter(LimiterSpec.SlidingCounter spec) {
        this.spec = spec;
    }

    @Override
    public long acquireNs(long nowNs) {
        long current = nowNs / spec.windowNs();
        if (current != window) {
            passedBefore = current == window + 1 ? passed : 0;
            window = current;
            passed = 0;
        }
        // The part of the last window that lies in the window before, counted as if requests had passed evenly there.
        long leftNs = spec.windowNs() - (nowNs - current * spec.windowNs());
        double estimate = (double) passedBefore * leftNs / spec.windowNs() + passed;
        if (estimate >= spec.limit()) {
            return REFUSED;
        }
        passed++;
        return 0;
    }
}

package io.netsplit.traffic.resilience;

/** See {@link LimiterSpec.FixedWindow}. Windows begin at multiples of their length. */
final class FixedWindowLimiter implements RateLimiter {
    private final LimiterSpec.FixedWindow spec;
    private long window;
    private int passed;

    FixedWindowLimiter(LimiterSpec.FixedWindow spec) {
        this.spec = spec;
    }

    @Override
    public long acquireNs(long nowNs) {
        long current = nowNs / spec.windowNs();
        if (current != window) {
            window = current;
            passed = 0;
        }
        if (passed >= spec.limit()) {
            return REFUSED;
        }
        passed++;
        return 0;
    }
}

package io.netsplit.traffic.resilience;

/** See {@link LimitSpec.Gradient}. */
final class GradientLimit implements ConcurrencyLimit {
    private static final int LONG_TERM = 600;
    private static final double SMOOTHING = 0.2;

    private final LimitSpec.Gradient spec;
    private double limit;
    private double longNs;

    GradientLimit(LimitSpec.Gradient spec) {
        this.spec = spec;
        limit = spec.initial();
    }

    @Override
    public int limit() {
        return (int) limit;
    }

    @Override
    public void ended(long latencyNs, int inFlight, boolean lost) {
        double shortNs = Math.max(1, latencyNs);
        longNs = longNs == 0 ? shortNs : longNs + (shortNs - longNs) * 2 / (LONG_TERM + 1);
        if (longNs > 2 * shortNs) {
            // An overload has gone by: forget it faster than the average would.
            longNs *= 0.95;
        }
        if (lost) {
            limit = Math.max(1, limit * (1 - SMOOTHING / 2));
        } else if (2L * inFlight >= limit) {
            double gradient = Math.max(0.5, Math.min(1, spec.tolerance() * longNs / shortNs));
            double wanted = limit * gradient + StrictMath.sqrt(limit);
            limit = Math.max(1, Math.min(spec.most(), limit * (1 - SMOOTHING) + wanted * SMOOTHING));
        }
    }
}

package io.netsplit.traffic.resilience;

/** See {@link LimitSpec.Vegas}: alpha is three times, beta six times the logarithm to base 10 of the limit. */
final class VegasLimit implements ConcurrencyLimit {
    /** After so many answers, times the limit, the least latency is measured anew: the service may have become slower. */
    private static final int PROBE_MULTIPLIER = 30;

    private final LimitSpec.Vegas spec;
    private double limit;
    private long leastNs;
    private long answers;

    VegasLimit(LimitSpec.Vegas spec) {
        this.spec = spec;
        limit = spec.initial();
    }

    @Override
    public int limit() {
        return (int) limit;
    }

    @Override
    public void ended(long latencyNs, int inFlight, boolean lost) {
        double step = Math.max(1, StrictMath.log10(limit));
        if (lost) {
            limit = Math.max(1, limit - step);
            return;
        }
        if (++answers > PROBE_MULTIPLIER * limit || leastNs == 0 || latencyNs < leastNs) {
            answers = 0;
            leastNs = Math.max(1, latencyNs);
            return;
        }
        if (2L * inFlight < limit) {
            return;
        }
        double queue = StrictMath.ceil(limit * (1 - (double) leastNs / latencyNs));
        if (queue <= step) {
            limit += 6 * step;
        } else if (queue < 3 * step) {
            limit += step;
        } else if (queue > 6 * step) {
            limit -= step;
        }
        limit = Math.max(1, Math.min(spec.most(), limit));
    }
}

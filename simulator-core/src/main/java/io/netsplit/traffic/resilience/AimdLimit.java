package io.netsplit.traffic.resilience;

/** See {@link LimitSpec.Aimd}. */
final class AimdLimit implements ConcurrencyLimit {
    private final LimitSpec.Aimd spec;
    private double limit;

    AimdLimit(LimitSpec.Aimd spec) {
        this.spec = spec;
        limit = spec.initial();
    }

    @Override
    public int limit() {
        return (int) limit;
    }

    @Override
    public void ended(long latencyNs, int inFlight, boolean lost) {
        if (lost || latencyNs > spec.lateNs()) {
            limit = Math.max(1, limit * spec.backoff());
        } else if (2L * inFlight >= limit) {
            // One more for each round of answers, not for each answer.
            limit = Math.min(spec.most(), limit + 1 / limit);
        }
    }
}

package io.netsplit.traffic.resilience;

import io.netsplit.random.Prng;

/**
 * Client-side adaptive throttling (Beyer et al., "Site Reliability Engineering", 2016, chapter 21): a client refuses its own
 * call with probability max(0, (requests − K · accepts) / (requests + 1)), counted over the last while, so that a back end
 * that rejects is asked little more often than it accepts.
 */
public final class AdaptiveThrottle {
    private final Spec spec;
    private final SlicedSum requests;
    private final SlicedSum accepts;

    /**
     * @param multiplier K: requests for each accept before the client begins to refuse
     * @param memoryNs after which a request no longer counts
     */
    public record Spec(double multiplier, long memoryNs) {
        /** Twice, two minutes: the book's values. */
        public static final Spec DEFAULT = new Spec(2, 120_000_000_000L);

        public Spec {
            if (!(multiplier >= 1) || memoryNs < 10) {
                throw new IllegalArgumentException("a throttle has a multiplier of at least 1 and a memory, not "
                        + multiplier + " and " + memoryNs + " ns");
            }
        }
    }

    public AdaptiveThrottle(Spec spec) {
        this.spec = spec;
        requests = new SlicedSum(spec.memoryNs());
        accepts = new SlicedSum(spec.memoryNs());
    }

    /** Whether the call may go on; counts it either way. */
    public boolean tryAcquire(long nowNs, Prng random) {
        boolean refused = random.chance(refusalProbability(requests.sum(nowNs), accepts.sum(nowNs), spec.multiplier()));
        requests.add(nowNs, 1);
        return !refused;
    }

    /** The back end has taken a call and answered it. */
    public void accepted(long nowNs) {
        accepts.add(nowNs, 1);
    }

    static double refusalProbability(double requests, double accepts, double multiplier) {
        return Math.max(0, (requests - multiplier * accepts) / (requests + 1));
    }
}

package io.netsplit.traffic.resilience;

/** A bound on calls in flight that follows the latency, by its kind. */
public sealed interface LimitSpec {
    ConcurrencyLimit create();

    /**
     * One more for each round of answers in time while the limit is used, a share less for each loss or late answer (Chiu and Jain 1989).
     *
     * @param initial at the start
     * @param most the highest
     * @param backoff what is left of the limit after a loss, above 0 and below 1
     * @param lateNs from which on an answer is as bad as a loss
     */
    record Aimd(int initial, int most, double backoff, long lateNs) implements LimitSpec {
        public Aimd {
            checked(initial, most);
            if (!(backoff > 0 && backoff < 1) || lateNs < 1) {
                throw new IllegalArgumentException(
                        "what is left after a loss lies above 0 and below 1, not " + backoff);
            }
        }

        @Override
        public ConcurrencyLimit create() {
            return new AimdLimit(this);
        }
    }

    /**
     * TCP Vegas (Brakmo and Peterson 1995) as Netflix's concurrency-limits has it: the queue is limit × (1 − least / latency);
     * below alpha the limit grows, above beta it shrinks, by the logarithm of the limit.
     */
    record Vegas(int initial, int most) implements LimitSpec {
        public Vegas {
            checked(initial, most);
        }

        @Override
        public ConcurrencyLimit create() {
            return new VegasLimit(this);
        }
    }

    /**
     * Gradient2 of Netflix's concurrency-limits: the limit follows the ratio of the long-term to the present latency, and room
     * for a queue of its square root.
     *
     * @param tolerance how much slower than in the long term is still no reason to shrink, at least 1
     */
    record Gradient(int initial, int most, double tolerance) implements LimitSpec {
        public Gradient {
            checked(initial, most);
            if (!(tolerance >= 1)) {
                throw new IllegalArgumentException("the tolerance is at least 1, not " + tolerance);
            }
        }

        @Override
        public ConcurrencyLimit create() {
            return new GradientLimit(this);
        }
    }

    private static void checked(int initial, int most) {
        if (initial < 1 || most < initial) {
            throw new IllegalArgumentException(
                    "a limit begins at 1 or more and at most at its highest, not at " + initial + " of " + most);
        }
    }
}

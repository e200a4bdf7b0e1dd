package io.netsplit.traffic.resilience;

/** A bound on retries, by its kind. */
public sealed interface BudgetSpec {
    /** The budget of one caller. */
    RetryBudget create();

    /**
     * A share of the calls of the last seconds, and a few in any case (Finagle's RetryBudget, 2015).
     *
     * @param share retries for each call, above 0
     * @param reservePerSecond retries that are there without any call
     * @param memoryNs after which a call no longer counts
     */
    record Share(double share, double reservePerSecond, long memoryNs) implements BudgetSpec {
        /** A fifth, 10 per second, 10 s: Finagle's defaults. */
        public static final Share DEFAULT = new Share(0.2, 10, 10_000_000_000L);

        public Share {
            if (!(share > 0 && share <= 1000) || !(reservePerSecond >= 0) || memoryNs < 10) {
                throw new IllegalArgumentException(
                        "a retry budget has a share above 0, a reserve of 0 or more and a memory of 10 ns or more");
            }
        }

        @Override
        public RetryBudget create() {
            return new ShareBudget(this);
        }
    }

    /**
     * Tokens: a failure costs one, a success gives back a part of one, and only above half of the most is there a retry
     * (gRPC's retry throttling, gRFC A6).
     *
     * @param most tokens at the start, and the most
     * @param perSuccess what a success gives back
     */
    record Tokens(double most, double perSuccess) implements BudgetSpec {
        public Tokens {
            if (!(most > 0 && most <= 1000) || !(perSuccess > 0)) {
                throw new IllegalArgumentException(
                        "there are above 0 and up to 1,000 tokens, and a success gives some");
            }
        }

        @Override
        public RetryBudget create() {
            return new TokenBudget(this);
        }
    }
}

package io.netsplit.traffic.resilience;

import org.jspecify.annotations.Nullable;

/**
 * How a failed call is tried again.
 *
 * @param attempts the most attempts, the first included
 * @param backoff how long to wait between them
 * @param budget how many retries all calls of one caller may add up to; null for no bound
 */
public record RetrySpec(
        int attempts, Backoff backoff, @Nullable BudgetSpec budget) {
    public RetrySpec {
        if (attempts < 1 || attempts > 1000) {
            throw new IllegalArgumentException("a call has from 1 to 1,000 attempts, not " + attempts);
        }
    }

    /** This many attempts without a wait or a budget. */
    public static RetrySpec immediate(int attempts) {
        return new RetrySpec(attempts, Backoff.immediate(), null);
    }

    public RetrySpec withBackoff(Backoff how) {
        return new RetrySpec(attempts, how, budget);
    }

    public RetrySpec withBudget(BudgetSpec bound) {
        return new RetrySpec(attempts, backoff, bound);
    }
}

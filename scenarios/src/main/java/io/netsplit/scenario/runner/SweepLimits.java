package io.netsplit.scenario.runner;

import io.netsplit.check.linearizability.Budget;

/**
 * How far a sweep may go; what is beyond is unknown.
 *
 * @param maxEvents most events of one run
 * @param maxPending most pending events of one run: the bound on memory
 * @param checkerBudget most states that judging one history may visit
 * @param timeBudgetNs real time after which the rest is given up; {@link #NO_BUDGET} for none
 */
public record SweepLimits(long maxEvents, long maxPending, long checkerBudget, long timeBudgetNs) {
    /** As much real time as it takes. */
    public static final long NO_BUDGET = Long.MAX_VALUE;

    /** Far beyond what a scenario needs. */
    public static final SweepLimits DEFAULT =
            new SweepLimits(1_000_000_000L, 20_000_000L, Budget.DEFAULT.maxStates(), NO_BUDGET);

    public SweepLimits {
        if (maxEvents < 1 || maxPending < 1 || checkerBudget < 1 || timeBudgetNs < 1) {
            throw new IllegalArgumentException("limits must be positive");
        }
    }

    public SweepLimits withMaxEvents(long events) {
        return new SweepLimits(events, maxPending, checkerBudget, timeBudgetNs);
    }

    public SweepLimits withMaxPending(long pending) {
        return new SweepLimits(maxEvents, pending, checkerBudget, timeBudgetNs);
    }

    public SweepLimits withCheckerBudget(long states) {
        return new SweepLimits(maxEvents, maxPending, states, timeBudgetNs);
    }

    public SweepLimits withTimeBudgetNs(long budgetNs) {
        return new SweepLimits(maxEvents, maxPending, checkerBudget, budgetNs);
    }
}

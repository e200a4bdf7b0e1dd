package io.netsplit.traffic.resilience;

/** How many retries one caller has left. */
public interface RetryBudget {
    /** A call begins. */
    default void called(long nowNs) {}

    /** An attempt has ended. */
    default void ended(boolean ok) {}

    /** Takes one retry out of the budget, where there is one. */
    boolean tryRetry(long nowNs);
}

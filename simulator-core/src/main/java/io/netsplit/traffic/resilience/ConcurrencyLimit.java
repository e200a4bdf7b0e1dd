package io.netsplit.traffic.resilience;

/** How many calls may be in flight at once, learned from what became of the earlier ones. */
public interface ConcurrencyLimit {
    int limit();

    /**
     * A call has ended.
     *
     * @param latencyNs how long it took
     * @param inFlight how many there were when it began, itself included
     * @param lost whether it was refused, lost or timed out
     */
    void ended(long latencyNs, int inFlight, boolean lost);
}

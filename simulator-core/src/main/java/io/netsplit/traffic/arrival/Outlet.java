package io.netsplit.traffic.arrival;

import io.netsplit.kernel.Simulation;

/** Through which a {@link Sender} sends. */
public interface Outlet {
    Simulation simulation();

    /** Whether requests are still to be sent. */
    boolean isSending();

    /** No request is sent at this instant or later; the end of time where their number ends the run. */
    default long endNs() {
        return Long.MAX_VALUE;
    }

    /**
     * A client sends a request.
     *
     * @param number the same for the same request, whatever became of the others
     * @param client below 0 where an open loop does not say which
     */
    void begin(long number, long intendedNs, int client);
}

package io.netsplit.workload;

/** Changes what the clients do while they run: the fault verb {@code load}. */
public interface LoadControl {
    /**
     * All clients together now offer this rate, until {@link #resetRate}.
     *
     * @throws IllegalStateException where the loop is closed: its rate follows from the answers
     */
    void setRate(double ratePerSecond);

    /** Back to the rate that the workload plans for this time. */
    void resetRate();

    /**
     * Only the first {@code count} clients go on, or more than at first; what is in flight ends in its own time. An open loop's
     * rate stays the same, shared by those that are active.
     */
    void setActiveClients(int count);

    /** Back to the workload's number of clients. */
    void resetActiveClients();
}

package io.netsplit.workload;

import io.netsplit.random.Distributions;

/**
 * What the clients of a run do.
 *
 * @param type the objects they operate on
 * @param clients how many there are
 * @param placement where they are
 * @param arrivals when operations begin
 * @param operations which operations
 * @param keys on which objects
 * @param timeoutNs how long an attempt waits for its answer; an operation ends at its last attempt's timeout
 * @param retry how often, and after what pause, an operation is sent again
 * @param route which node is asked
 * @param transactions what transactions are like; only the types list-append and rw-register look at it
 */
public record WorkloadSpec(
        DataType type,
        int clients,
        Placement placement,
        Arrivals arrivals,
        OperationMix operations,
        Keys keys,
        long timeoutNs,
        Retry retry,
        Route route,
        TransactionShape transactions) {
    /** Most clients of one run: a written value carries its client's number, see {@link OperationSource}. */
    public static final int MOST_CLIENTS = 9_999;

    private static final long DEFAULT_TIMEOUT_NS = 1_000_000_000;
    private static final long DEFAULT_THINK_TIME_NS = 10_000_000;

    public WorkloadSpec {
        if (clients < 0 || clients > MOST_CLIENTS) {
            throw new IllegalArgumentException(
                    "the number of clients must be 0 to " + MOST_CLIENTS + ", not " + clients);
        }
        if (timeoutNs <= 0) {
            throw new IllegalArgumentException("a timeout must be positive, not " + timeoutNs + " ns");
        }
        for (OperationMix.Share share : operations.shares()) {
            if (!type.functions().contains(share.function())) {
                throw new IllegalArgumentException("a " + type.word() + " has no operation '" + share.function()
                        + "'; it has " + type.functions());
            }
        }
    }

    /**
     * Colocated clients in a closed loop with a think time of 10 ms, the type's default mix, one key, a timeout of one second,
     * no retry, asking whom they believe to lead.
     */
    public static WorkloadSpec defaults(DataType type, int clients) {
        return new WorkloadSpec(
                type,
                clients,
                Placement.COLOCATED,
                new Arrivals.Closed(Distributions.constant(DEFAULT_THINK_TIME_NS)),
                OperationMix.defaults(type),
                Keys.uniform(1),
                DEFAULT_TIMEOUT_NS,
                Retry.NONE,
                Route.LEADER,
                TransactionShape.DEFAULT);
    }

    /** Nobody asks anything, as where a system holds no data. */
    public static WorkloadSpec none() {
        return defaults(DataType.REGISTER, 0);
    }

    public WorkloadSpec withPlacement(Placement value) {
        return new WorkloadSpec(
                type, clients, value, arrivals, operations, keys, timeoutNs, retry, route, transactions);
    }

    public WorkloadSpec withArrivals(Arrivals value) {
        return new WorkloadSpec(
                type, clients, placement, value, operations, keys, timeoutNs, retry, route, transactions);
    }

    public WorkloadSpec withOperations(OperationMix value) {
        return new WorkloadSpec(type, clients, placement, arrivals, value, keys, timeoutNs, retry, route, transactions);
    }

    public WorkloadSpec withKeys(Keys value) {
        return new WorkloadSpec(
                type, clients, placement, arrivals, operations, value, timeoutNs, retry, route, transactions);
    }

    public WorkloadSpec withTimeoutNs(long value) {
        return new WorkloadSpec(
                type, clients, placement, arrivals, operations, keys, value, retry, route, transactions);
    }

    public WorkloadSpec withRetry(Retry value) {
        return new WorkloadSpec(
                type, clients, placement, arrivals, operations, keys, timeoutNs, value, route, transactions);
    }

    public WorkloadSpec withRoute(Route value) {
        return new WorkloadSpec(
                type, clients, placement, arrivals, operations, keys, timeoutNs, retry, value, transactions);
    }

    public WorkloadSpec withTransactions(TransactionShape value) {
        return new WorkloadSpec(type, clients, placement, arrivals, operations, keys, timeoutNs, retry, route, value);
    }
}

package io.netsplit.scenario.result;

/**
 * Latency of the operations that were answered ok after the warm-up, in nanoseconds; percentiles to within 0.1 %.
 *
 * @param function "all", or the operation's function
 */
public record Latency(
        String function,
        long count,
        double meanNs,
        long p50Ns,
        long p90Ns,
        long p95Ns,
        long p99Ns,
        long p999Ns,
        long maxNs) {}

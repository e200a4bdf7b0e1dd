package io.netsplit.scenario.result;

/**
 * What one run could still do in one interval: a line of the CAP scorecard.
 *
 * @param interval as "before", "during split", "after"
 * @param startNs virtual nanoseconds
 * @param endNs virtual nanoseconds
 * @param majority share of operations answered ok, of clients at home on the side of the first cut, or of this one, from
 *     which more than half of the nodes could be reached; of all clients where nothing was cut; NaN where none was invoked
 * @param minority the same of the other side; NaN where there is none
 * @param p50Ns median latency of the operations answered ok; NaN where there are none
 * @param p99Ns the same, 99th percentile
 * @param consistency the strongest level that nothing of the interval contradicts: "linearizable", "sequential", "causal",
 *     "session guarantees", "eventual" or "none"; "unknown" where nothing was read or a bound was hit
 */
public record ScorecardRow(
        String interval,
        long startNs,
        long endNs,
        double majority,
        double minority,
        double p50Ns,
        double p99Ns,
        String consistency) {}

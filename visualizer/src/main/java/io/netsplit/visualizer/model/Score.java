package io.netsplit.visualizer.model;

/**
 * A line of the CAP scorecard: what was left in one interval.
 *
 * @param interval as "before", "during split", "after"
 * @param majority share of operations answered on the larger side of the cut, or of all; NaN where none was asked for
 * @param minority of the other side; NaN where there is none
 * @param p50Ns median latency of what was answered; NaN where nothing was
 * @param p99Ns 99th percentile
 * @param consistency the strongest level that nothing contradicts
 */
public record Score(
        String interval,
        long startNs,
        long endNs,
        double majority,
        double minority,
        double p50Ns,
        double p99Ns,
        String consistency) {}

package io.netsplit.check;

import io.netsplit.history.History;
import io.netsplit.history.Operation;
import org.HdrHistogram.Histogram;

/**
 * How long operations that were answered ok took, in nanoseconds: percentiles to three significant digits by
 * HdrHistogram, maximum exact. All are 0 where {@code count} is, which no threshold accepts. A closed-loop client that
 * waits does not ask meanwhile; these figures leave that as it is.
 */
public record LatencySummary(
        long count, double meanNs, long p50Ns, long p90Ns, long p95Ns, long p99Ns, long p999Ns, long maxNs) {
    private static final int SIGNIFICANT_DIGITS = 3;

    /** Of the operations of {@code history} that were answered ok. */
    public static LatencySummary of(History history) {
        Histogram histogram = new Histogram(SIGNIFICANT_DIGITS);
        long maxNs = 0;
        for (Operation operation : history.operations()) {
            if (operation.isOk()) {
                long latencyNs = operation.completedNs() - operation.invokedNs();
                histogram.recordValue(latencyNs);
                maxNs = Math.max(maxNs, latencyNs);
            }
        }
        return of(histogram, maxNs);
    }

    static LatencySummary of(Histogram histogram, long maxNs) {
        if (histogram.getTotalCount() == 0) {
            return new LatencySummary(0, 0, 0, 0, 0, 0, 0, 0);
        }
        return new LatencySummary(
                histogram.getTotalCount(),
                histogram.getMean(),
                percentile(histogram, 50, maxNs),
                percentile(histogram, 90, maxNs),
                percentile(histogram, 95, maxNs),
                percentile(histogram, 99, maxNs),
                percentile(histogram, 99.9, maxNs),
                maxNs);
    }

    /** A bucket's upper end can lie beyond everything that was recorded. */
    private static long percentile(Histogram histogram, double percent, long maxNs) {
        return Math.min(histogram.getValueAtPercentile(percent), maxNs);
    }

    public boolean isKnown() {
        return count > 0;
    }
}

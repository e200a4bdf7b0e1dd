package io.netsplit.stats;

import org.HdrHistogram.Histogram;

/**
 * Latencies in nanoseconds by HdrHistogram with three significant digits: quantiles within 0.1 %, the same on every
 * machine, and histograms of different runs can be added. Memory grows with the range seen, to some hundred kilobytes.
 */
public final class LatencyHistogram {
    private static final int DIGITS = 3;

    private static final int COARSE_DIGITS = 2;
    /** Ten days, beyond any virtual latency; longer ones are held as this. */
    private static final long MOST_NS = 864_000_000_000_000L;

    private final Histogram histogram;

    public LatencyHistogram() {
        this(DIGITS);
    }

    private LatencyHistogram(int digits) {
        histogram = new Histogram(1, 2, digits);
        histogram.setAutoResize(true);
    }

    /** Quantiles within 1 % in an eighth of the memory: where there are many, as one for each step of a time axis. */
    public static LatencyHistogram coarse() {
        return new LatencyHistogram(COARSE_DIGITS);
    }

    /** Takes a latency, which is not negative. */
    public void add(long latencyNs) {
        if (latencyNs < 0) {
            throw new IllegalArgumentException("a latency is not negative: " + latencyNs + " ns");
        }
        histogram.recordValue(Math.min(latencyNs, MOST_NS));
    }

    public void merge(LatencyHistogram other) {
        histogram.add(other.histogram);
    }

    public long count() {
        return histogram.getTotalCount();
    }

    /** The mean in nanoseconds; NaN without observations. */
    public double mean() {
        return count() == 0 ? Double.NaN : histogram.getMean();
    }

    /**
     * The latency that the share {@code p} of observations does not exceed, in nanoseconds.
     *
     * @throws IllegalStateException without observations: there is no quantile of nothing
     */
    public long quantile(double p) {
        if (!(p >= 0 && p <= 1)) {
            throw new IllegalArgumentException("a quantile lies between 0 and 1: " + p);
        }
        if (count() == 0) {
            throw new IllegalStateException("nothing was observed, so there is no quantile");
        }
        return p == 0 ? histogram.getMinValue() : histogram.getValueAtPercentile(100 * p);
    }

    /** The share of observations at or below {@code latencyNs}, within the histogram's width there; NaN without any. */
    public double shareUpTo(long latencyNs) {
        return count() == 0
                ? Double.NaN
                : (double) histogram.getCountBetweenValues(0, Math.min(latencyNs, histogram.getMaxValue())) / count();
    }

    /** The largest latency, within 0.1 %; 0 without observations. */
    public long max() {
        return histogram.getMaxValue();
    }

    /** A copy in HdrHistogram's own type, for writing its log format. */
    public Histogram toHdrHistogram() {
        return histogram.copy();
    }
}

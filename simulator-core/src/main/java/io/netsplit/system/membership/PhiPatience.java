package io.netsplit.system.membership;

/**
 * The silence at which phi reaches its threshold, where phi(t) = -log10 P(a heartbeat comes more than t after the last), and
 * P is fitted to a window of past intervals (Hayashibara, Défago, Yared and Katayama, "The φ Accrual Failure Detector", SRDS
 * 2004, sections 4 and 5). As phi only grows with t, the instant is known when a heartbeat comes.
 *
 * <p>Before there are intervals, two are assumed, a quarter below and above the nominal one. An interval counts for at most
 * twice the silence that was borne before it, so that a long outage does not make the detector blind for a whole window.
 */
final class PhiPatience implements Patience {
    private static final double LOG_10 = 2.302585092994046;
    private static final long NEVER = -1;
    private static final long LONGEST_NS = 1L << 60;

    private final PhiModel model;
    private final double factor;
    private final long minimumDeviationNs;
    private final long[] window;
    private int filled;
    private int next;
    private double sum;
    private double squares;
    private long lastNs = NEVER;

    /**
     * @param intervalNs what intervals are expected to be
     * @param window how many intervals are remembered
     * @param minimumDeviationNs the standard deviation of the normal model is not taken to be less
     */
    PhiPatience(PhiModel model, double threshold, long intervalNs, int window, long minimumDeviationNs) {
        this.model = model;
        this.minimumDeviationNs = minimumDeviationNs;
        this.window = new long[window];
        this.factor = model == PhiModel.EXPONENTIAL ? threshold * LOG_10 : NormalTail.deviations(threshold);
        record(intervalNs - intervalNs / 4);
        record(intervalNs + intervalNs / 4);
    }

    @Override
    public void heard(long nowNs) {
        if (lastNs != NEVER) {
            record(Math.min(nowNs - lastNs, 2 * silenceNs()));
        }
        lastNs = nowNs;
    }

    @Override
    public long silenceNs() {
        double mean = sum / filled;
        if (model == PhiModel.EXPONENTIAL) {
            return bounded(mean * factor);
        }
        double variance = Math.max(0, squares / filled - mean * mean);
        return bounded(mean + Math.max(minimumDeviationNs, Math.sqrt(variance)) * factor);
    }

    private static long bounded(double silenceNs) {
        return (long) Math.max(1, Math.min(LONGEST_NS, silenceNs));
    }

    private void record(long intervalNs) {
        if (filled == window.length) {
            double oldest = window[next];
            sum -= oldest;
            squares -= oldest * oldest;
        } else {
            filled++;
        }
        window[next] = intervalNs;
        next = (next + 1) % window.length;
        sum += intervalNs;
        squares += (double) intervalNs * intervalNs;
    }
}

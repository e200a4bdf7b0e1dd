package io.netsplit.traffic.resilience;

/**
 * When a circuit breaker opens and closes, in the words of Resilience4j, whose breaker it is.
 *
 * @param failureRatePercent of the window at which it opens
 * @param slowRatePercent of slow calls in the window at which it opens; 100 opens it where all are slow
 * @param slowCallNs from which on a call is slow
 * @param window what the rates are counted over
 * @param windowSize calls, or seconds
 * @param minimumCalls below which there is no rate
 * @param waitOpenNs how long it stays open before it lets trial calls through
 * @param halfOpenCalls how many trial calls
 */
public record BreakerSpec(
        double failureRatePercent,
        double slowRatePercent,
        long slowCallNs,
        Window window,
        int windowSize,
        int minimumCalls,
        long waitOpenNs,
        int halfOpenCalls) {
    /** What a window is counted in. */
    public enum Window {
        CALLS,
        SECONDS
    }

    /** Resilience4j's defaults: half of the last 100 calls, open for 60 s, 10 trial calls, a call of 60 s is slow. */
    public static final BreakerSpec DEFAULT =
            new BreakerSpec(50, 100, 60_000_000_000L, Window.CALLS, 100, 100, 60_000_000_000L, 10);

    public BreakerSpec {
        if (!isPercentage(failureRatePercent) || !isPercentage(slowRatePercent)) {
            throw new IllegalArgumentException("a rate of a breaker lies above 0 and up to 100 percent, not "
                    + failureRatePercent + " and " + slowRatePercent);
        }
        if (windowSize < 1 || minimumCalls < 1 || halfOpenCalls < 1 || waitOpenNs < 1_000_000 || slowCallNs < 1) {
            throw new IllegalArgumentException("a breaker has a window, a minimum and trial calls of at least 1, and is"
                    + " open for at least 1 ms");
        }
    }

    private static boolean isPercentage(double value) {
        return value > 0 && value <= 100;
    }

    public BreakerSpec withWindow(Window kind, int size, int minimum) {
        return new BreakerSpec(
                failureRatePercent, slowRatePercent, slowCallNs, kind, size, minimum, waitOpenNs, halfOpenCalls);
    }

    public BreakerSpec withFailureRatePercent(double percent) {
        return new BreakerSpec(
                percent, slowRatePercent, slowCallNs, window, windowSize, minimumCalls, waitOpenNs, halfOpenCalls);
    }

    public BreakerSpec withSlowCalls(long fromNs, double percent) {
        return new BreakerSpec(
                failureRatePercent, percent, fromNs, window, windowSize, minimumCalls, waitOpenNs, halfOpenCalls);
    }

    public BreakerSpec withOpen(long durationNs, int trialCalls) {
        return new BreakerSpec(
                failureRatePercent,
                slowRatePercent,
                slowCallNs,
                window,
                windowSize,
                minimumCalls,
                durationNs,
                trialCalls);
    }
}

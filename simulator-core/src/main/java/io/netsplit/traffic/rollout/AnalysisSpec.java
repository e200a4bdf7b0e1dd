package io.netsplit.traffic.rollout;

/**
 * When the new version counts as worse than the old one.
 *
 * <p>Every look tests whether the new version fails a larger share of its requests, and, where {@code latencyQuantile} is
 * given, whether a larger share of its requests is slower than that quantile of both versions together (Mood's median test,
 * at another quantile). Both are Fisher's exact test, one-sided. {@code level} is divided among all looks and tests
 * (Bonferroni), so that a version that is as good as the old one is rolled back with at most that probability, however often
 * one looks.
 *
 * @param intervalNs between two looks
 * @param level the most likely that a harmless version is rolled back
 * @param errorsLimit instead of the test of errors: a larger share of errors than this is too much; NaN: the test
 * @param latencyQuantile NaN: latencies do not matter
 * @param fewest with fewer requests than this of either version there is nothing to say
 * @param tooFew what happens where there is still nothing to say when the answer is due
 * @param delayNs so long after each change of the share requests do not count: a cold start is no fault
 */
public record AnalysisSpec(
        long intervalNs,
        double level,
        double errorsLimit,
        double latencyQuantile,
        int fewest,
        TooFew tooFew,
        long delayNs) {
    private static final double DEFAULT_LEVEL = 0.01;
    private static final int DEFAULT_FEWEST = 50;

    /** What happens where too few requests tell anything. */
    public enum TooFew {
        /** One waits until there are enough. */
        WAIT,
        /** The rollout goes on, as if all were well. */
        PROMOTE,
        /** The rollout is rolled back. */
        ROLL_BACK
    }

    public AnalysisSpec {
        if (intervalNs < 1 || !(level > 0 && level < 1) || fewest < 1 || delayNs < 0) {
            throw new IllegalArgumentException(
                    "an analysis looks at intervals above 0 ns, at a level between 0 and 1, at"
                            + " samples of at least 1");
        }
    }

    /** Tests errors alone at a level of 1 %, with at least 50 requests of each version, and waits for them. */
    public static AnalysisSpec every(long intervalNs) {
        return new AnalysisSpec(intervalNs, DEFAULT_LEVEL, Double.NaN, Double.NaN, DEFAULT_FEWEST, TooFew.WAIT, 0);
    }

    boolean looksAtLatency() {
        return !Double.isNaN(latencyQuantile);
    }

    boolean hasErrorsLimit() {
        return !Double.isNaN(errorsLimit);
    }

    /** How many tests share the level at every look. */
    int tests() {
        return (hasErrorsLimit() ? 0 : 1) + (looksAtLatency() ? 1 : 0);
    }
}

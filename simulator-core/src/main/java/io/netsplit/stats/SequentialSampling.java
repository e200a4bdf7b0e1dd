package io.netsplit.stats;

/**
 * How many replications give an interval of a wanted relative half-width: the sequential procedure of Chow and Robbins ("On
 * the Asymptotic Theory of Fixed-Width Sequential Confidence Intervals", Annals of Mathematical Statistics 1965) in the form
 * of Law and Kelton for relative precision. Looks are few, and none is before {@link #FIRST} replications: who looks after
 * each one stops when the interval happens to be too narrow, and covers less than it says.
 *
 * @param precision the half-width over the estimate, as 0.02
 * @param most replications after which it is given up
 */
public record SequentialSampling(double precision, int most) {
    /** Replications before the first look. */
    public static final int FIRST = 10;

    public SequentialSampling {
        if (!(precision > 0 && precision < 1) || most < FIRST) {
            throw new IllegalArgumentException(
                    "a precision lies between 0 and 1, with at least " + FIRST + " replications allowed");
        }
    }

    public boolean isReached(double relativeHalfWidth) {
        return relativeHalfWidth <= precision;
    }

    /**
     * How many replications there should be at the next look, where {@code done} gave this half-width: half-widths shrink
     * with the root of their number. At least a tenth more, since a step of one is a look too many, and at most twice as
     * many, since a few replications tell their own spread badly. Equal to {@code done} where no more are allowed.
     *
     * @param relativeHalfWidth NaN or infinite where there is no interval yet
     */
    public int next(int done, double relativeHalfWidth) {
        double factor = relativeHalfWidth / precision;
        double wanted = factor * factor * done;
        int least = done + Math.max(2, done / 10);
        int step = Double.isFinite(wanted)
                ? (int) Math.min(2.0 * done, Math.max(least, StrictMath.ceil(wanted)))
                : 2 * done;
        return Math.max(done, Math.min(most, Math.max(FIRST, step)));
    }
}

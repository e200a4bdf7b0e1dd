package io.netsplit.validation;

import java.util.Locale;

/** How far a measured figure may be from the expected one. */
public sealed interface Tolerance {
    /** Whether {@code measured} is near enough. */
    boolean allows(double expected, double measured);

    /** The distance, in the terms of this tolerance. */
    default String distance(double expected, double measured) {
        return String.format(Locale.ROOT, "%+.1f %%", 100 * (measured / expected - 1));
    }

    /** A share of the expected figure. */
    static Tolerance relative(double share) {
        return new Relative(share);
    }

    /**
     * A share of an expected figure that is itself an estimate, as another simulation's, and no more than four standard errors.
     *
     * @param standardError of the difference of both estimates
     */
    static Tolerance estimated(double share, double standardError) {
        return new Estimated(share, standardError);
    }

    static Tolerance absolute(double distance) {
        return new Absolute(distance);
    }

    /** For a figure that is shown and not held against anything, as the worst of a thousand trials. */
    static Tolerance shownOnly() {
        return new ShownOnly();
    }

    /** See {@link Tolerance#relative}. */
    record Relative(double share) implements Tolerance {
        @Override
        public boolean allows(double expected, double measured) {
            return Math.abs(measured - expected) <= share * Math.abs(expected);
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%.0f %%", 100 * share);
        }
    }

    /** See {@link Tolerance#estimated}. */
    record Estimated(double share, double standardError) implements Tolerance {
        private static final double MOST_ERRORS = 4;

        @Override
        public boolean allows(double expected, double measured) {
            return relative(share).allows(expected, measured)
                    && Math.abs(measured - expected) <= MOST_ERRORS * standardError;
        }

        @Override
        public String distance(double expected, double measured) {
            double errors = (measured - expected) / standardError;
            return relative(share).distance(expected, measured) + String.format(Locale.ROOT, ", %+.1f s.e.", errors);
        }

        @Override
        public String toString() {
            return relative(share) + ", 4 s.e.";
        }
    }

    /** See {@link Tolerance#absolute}. */
    record Absolute(double limit) implements Tolerance {
        @Override
        public boolean allows(double expected, double measured) {
            return Math.abs(measured - expected) <= limit;
        }

        @Override
        public String distance(double expected, double measured) {
            return String.format(Locale.ROOT, "%+.4f", measured - expected);
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%.4f", limit).replaceAll("\\.?0+$", "");
        }
    }

    /** See {@link Tolerance#shownOnly}. */
    record ShownOnly() implements Tolerance {
        @Override
        public boolean allows(double expected, double measured) {
            return true;
        }

        @Override
        public String toString() {
            return "–";
        }
    }
}

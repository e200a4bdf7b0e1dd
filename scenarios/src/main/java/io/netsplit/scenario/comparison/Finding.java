package io.netsplit.scenario.comparison;

/** What a comparison with the baseline has shown. */
public enum Finding {
    /** The variant is the baseline itself. */
    BASELINE("baseline"),
    BETTER("better"),
    WORSE("worse"),
    /** Less than the baseline, of a figure that is neither good nor bad. */
    LOWER("lower"),
    HIGHER("higher"),
    /** Which is not the same as: there is none. */
    NO_DIFFERENCE_SHOWN("no difference shown"),
    /** There was nothing to compare, or too little for an interval. */
    UNKNOWN("unknown");

    private final String words;

    Finding(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    public boolean isDifference() {
        return this == BETTER || this == WORSE || this == LOWER || this == HIGHER;
    }
}

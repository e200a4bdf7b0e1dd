package io.netsplit.scenario.result;

/** What is known about a claim. Unknown is never counted as a pass. */
public enum Verdict {
    PASS,
    FAIL,
    /** A bound was hit, the sample was empty, or the search was given up. */
    UNKNOWN;

    /** The verdict over several claims that must all hold: one failure fails, else one unknown makes it unknown. */
    public Verdict and(Verdict other) {
        if (this == FAIL || other == FAIL) {
            return FAIL;
        }
        return this == UNKNOWN || other == UNKNOWN ? UNKNOWN : PASS;
    }

    /** The verdict of a claim that is meant to be violated. */
    public Verdict inverted() {
        return switch (this) {
            case PASS -> FAIL;
            case FAIL -> PASS;
            case UNKNOWN -> UNKNOWN;
        };
    }
}

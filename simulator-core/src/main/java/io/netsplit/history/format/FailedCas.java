package io.netsplit.history.format;

/** What a compare-and-set that ended in {@code fail} says about the register. */
public enum FailedCas {
    /** It did not hold the expected value at some instant between invocation and completion. */
    OBSERVED,
    /** Nothing: the operation did not happen. */
    IGNORED
}

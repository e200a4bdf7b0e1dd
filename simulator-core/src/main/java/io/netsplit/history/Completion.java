package io.netsplit.history;

/** How an operation ended. */
public enum Completion {
    /** Not yet. */
    OPEN,
    /** It took effect, between invocation and completion. */
    OK,
    /** It certainly did not happen. */
    FAIL,
    /** Unknown: it may take effect at any time after its invocation, or never. */
    INFO
}

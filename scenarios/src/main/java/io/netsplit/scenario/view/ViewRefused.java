package io.netsplit.scenario.view;

/** A view cannot be shown; the message says why and what to do. */
public final class ViewRefused extends Exception {
    private static final long serialVersionUID = 1L;

    /** What is in the way. */
    public enum Reason {
        /** The request is wrong, or its output cannot be written. */
        USAGE,
        /** There is no such run. */
        NOTHING_THERE,
        /** There is one, and it cannot be read. */
        NOT_VALID,
        /** There is no display, or no toolkit. */
        NO_WINDOW,
        /** The user asked to stop before it was over. */
        INTERRUPTED
    }

    private final Reason reason;

    public ViewRefused(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}

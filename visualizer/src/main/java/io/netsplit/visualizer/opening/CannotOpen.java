package io.netsplit.visualizer.opening;

/** What was asked for cannot be opened; the message says why and what to do. */
public final class CannotOpen extends Exception {
    private static final long serialVersionUID = 1L;

    /** Whether there is nothing there, or something that cannot be read. */
    public enum Reason {
        NOTHING_THERE,
        NOT_VALID,
        /** There are several, and what was typed does not say which. */
        SEVERAL
    }

    private final Reason reason;

    CannotOpen(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}

package io.netsplit.run;

/** A node that was started by hand could not do its part to the end; the message is one sentence for who started it. */
public final class NodeByHandException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Whose fault it is. */
    public enum Kind {
        /** What it was told cannot be, here or in this run. */
        REFUSED,
        /** No controller answers. */
        NOBODY,
        /** It had begun, and something ended. */
        ENDED
    }

    private final Kind kind;

    public NodeByHandException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}

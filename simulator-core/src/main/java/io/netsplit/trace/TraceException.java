package io.netsplit.trace;

import java.io.IOException;

/** A file that is not a trace that this engine can read. The message is for the user and says what to do. */
public final class TraceException extends IOException {
    private static final long serialVersionUID = 1L;

    TraceException(String message) {
        super(message);
    }
}

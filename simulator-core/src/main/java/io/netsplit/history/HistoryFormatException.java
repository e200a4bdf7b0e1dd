package io.netsplit.history;

import java.io.IOException;

/** A history that cannot be read: the message names the line, says what was found and what was expected. */
public final class HistoryFormatException extends IOException {
    private static final long serialVersionUID = 1L;

    private final long line;

    HistoryFormatException(long line, String what) {
        super("line " + line + ": " + what);
        this.line = line;
    }

    /** Number of the broken line, from 1. */
    public long line() {
        return line;
    }
}

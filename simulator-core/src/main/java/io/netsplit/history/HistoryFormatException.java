package io.netsplit.history;

import java.io.IOException;

/** A history that cannot be read: the message names the line, says what was found and what was expected. */
public final class HistoryFormatException extends IOException {
    private static final long serialVersionUID = 1L;

    private final long line;
    private final long column;
    private final String what;

    /** Of a whole line, or of the whole file where {@code line} is 0. */
    public HistoryFormatException(long line, String what) {
        this(line, 0, what);
    }

    /** {@code column}: from 1, or 0 where the whole line is meant. */
    public HistoryFormatException(long line, long column, String what) {
        super(place(line, column) + what);
        this.line = line;
        this.column = column;
        this.what = what;
    }

    private static String place(long line, long column) {
        return line == 0 ? "" : "line " + line + (column == 0 ? "" : ", column " + column) + ": ";
    }

    /** Number of the broken line, from 1; 0 where the whole file is meant. */
    public long line() {
        return line;
    }

    /** Where in the line, from 1; 0 where the whole line is meant. */
    public long column() {
        return column;
    }

    /** The message without the place. */
    public String what() {
        return what;
    }
}

package io.netsplit.history.format;

import io.netsplit.history.Operation;

/** Where the invocation of each operation stands in its file, so that a complaint can name the place. */
public final class Lines {
    private static final int[] ONE_EACH = {};

    private final int[] lines;

    /** The line of the operation with index i is {@code lines[i]}. */
    Lines(int[] lines) {
        this.lines = lines;
    }

    /** The file's operations are numbered otherwise than by their order. */
    static Lines unknown() {
        return new Lines(ONE_EACH);
    }

    /** Number of the line, from 1; 0 where it is not known. */
    public long of(Operation operation) {
        long index = operation.index();
        return index >= 0 && index < lines.length ? lines[(int) index] : 0;
    }
}

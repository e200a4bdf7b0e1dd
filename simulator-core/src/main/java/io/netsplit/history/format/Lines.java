package io.netsplit.history.format;

import io.netsplit.history.Operation;
import java.util.Arrays;

/** Where the invocation of each operation stands in its file, so that a complaint can name the place. */
public final class Lines {
    private long[] indices = new long[16];
    private long[] lines = new long[16];
    private int size;

    Lines() {}

    /** The operation with this index, which is greater than those before, stands in this line. */
    void add(long index, long line) {
        if (size == lines.length) {
            indices = Arrays.copyOf(indices, 2 * size);
            lines = Arrays.copyOf(lines, 2 * size);
        }
        indices[size] = index;
        lines[size++] = line;
    }

    /** Number of the line, from 1; 0 where it is not known. */
    public long of(Operation operation) {
        int found = Arrays.binarySearch(indices, 0, size, operation.index());
        return found < 0 ? 0 : lines[found];
    }
}

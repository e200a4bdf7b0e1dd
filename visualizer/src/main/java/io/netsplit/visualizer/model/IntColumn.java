package io.netsplit.visualizer.model;

import java.util.Arrays;

/** Many ints, one after the other, without an object for each. */
final class IntColumn {
    private int[] values = new int[1 << 10];
    private int size;

    /** The same values, in a column of their own. */
    IntColumn copy() {
        IntColumn copy = new IntColumn();
        copy.values = Arrays.copyOf(values, Math.max(2, size));
        copy.size = size;
        return copy;
    }

    void add(int value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size + (size >> 1));
        }
        values[size++] = value;
    }

    int get(int row) {
        return values[row];
    }

    void set(int row, int value) {
        values[row] = value;
    }

    int size() {
        return size;
    }
}

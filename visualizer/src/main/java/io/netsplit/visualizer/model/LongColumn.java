package io.netsplit.visualizer.model;

import java.util.Arrays;

/** Many longs, one after the other, without an object for each. */
final class LongColumn {
    private long[] values;
    private int size;

    LongColumn() {
        this(1 << 10);
    }

    /** With room for so many, at least two, before it has to grow. */
    LongColumn(int room) {
        values = new long[room];
    }

    /** The same values, in a column of their own. */
    LongColumn copy() {
        LongColumn copy = new LongColumn(0);
        copy.values = Arrays.copyOf(values, Math.max(2, size));
        copy.size = size;
        return copy;
    }

    void add(long value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size + (size >> 1));
        }
        values[size++] = value;
    }

    long get(int row) {
        return values[row];
    }

    void set(int row, long value) {
        values[row] = value;
    }

    int size() {
        return size;
    }

    /** The first row whose value is at least {@code bound}, in a column that never falls. */
    int firstAtLeast(long bound) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (values[middle] < bound) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The last row whose value is at most {@code bound}, in a column that never falls; -1 where there is none. */
    int lastAtMost(long bound) {
        return (bound == Long.MAX_VALUE ? size : firstAtLeast(bound + 1)) - 1;
    }
}

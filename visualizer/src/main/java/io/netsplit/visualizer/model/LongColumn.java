package io.netsplit.visualizer.model;

import java.util.Arrays;

/** Many longs, one after the other, without an object for each. */
final class LongColumn {
    private long[] values = new long[1 << 10];
    private int size;

    /** The same values, in a column of their own. */
    LongColumn copy() {
        LongColumn copy = new LongColumn();
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
}

package io.netsplit.visualizer.model;

import java.util.Arrays;

/** From the numbers that messages have in a file to rows: mostly 0, 1, 2, …, but nobody promises that. */
final class IdTable {
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private long[] ids = new long[1 << 12];
    private int[] rows = new int[1 << 12];
    private int size;

    IdTable() {
        Arrays.fill(rows, -1);
    }

    void put(long id, int row) {
        if (size * 2 >= ids.length) {
            grow();
        }
        int slot = slot(id);
        size += rows[slot] < 0 ? 1 : 0;
        ids[slot] = id;
        rows[slot] = row;
    }

    /** The row, or -1. */
    int get(long id) {
        return rows[slot(id)];
    }

    private int slot(long id) {
        int mask = ids.length - 1;
        int slot = (int) (id * SPREAD >>> 32) & mask;
        while (rows[slot] >= 0 && ids[slot] != id) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldIds = ids;
        int[] oldRows = rows;
        ids = new long[oldIds.length * 2];
        rows = new int[oldRows.length * 2];
        Arrays.fill(rows, -1);
        for (int i = 0; i < oldIds.length; i++) {
            if (oldRows[i] >= 0) {
                int slot = slot(oldIds[i]);
                ids[slot] = oldIds[i];
                rows[slot] = oldRows[i];
            }
        }
    }
}

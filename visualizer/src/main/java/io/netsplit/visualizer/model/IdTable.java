package io.netsplit.visualizer.model;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** From the numbers that messages have in a file to rows: mostly 0, 1, 2, …, but nobody promises that. */
final class IdTable {
    /** A number up to so many times the count has its place in an array. */
    private static final long SPARSE_MAX = 4;

    private static final int SMALL = 1 << 12;

    private int[] rows = new int[SMALL];
    private final Map<Long, Integer> others = new LinkedHashMap<>();
    private int size;

    IdTable() {
        Arrays.fill(rows, -1);
    }

    void put(long id, int row) {
        size++;
        if (id >= rows.length && id < Math.max(SMALL, Math.min(Integer.MAX_VALUE / 2, size * SPARSE_MAX))) {
            int before = rows.length;
            rows = Arrays.copyOf(rows, (int) Math.max(id + 1, before + (before >> 1)));
            Arrays.fill(rows, before, rows.length, -1);
        }
        if (id >= 0 && id < rows.length) {
            rows[(int) id] = row;
        } else {
            others.put(id, row);
        }
    }

    /** The row, or -1. */
    int get(long id) {
        int row = id >= 0 && id < rows.length ? rows[(int) id] : -1;
        return row >= 0 || others.isEmpty() ? row : others.getOrDefault(id, -1);
    }
}

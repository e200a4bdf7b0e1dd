package io.netsplit.check.consistency;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/** The writes of each key, line by line. */
final class KeyWrites {
    private static final int[][] NONE = {};

    /** By key: one array for each line that writes it, its writes in order. */
    private final int[][][] byKey;

    KeyWrites(Accesses accesses, int keys) {
        List<List<int[]>> found = new ArrayList<>();
        for (int key = 0; key < keys; key++) {
            found.add(new ArrayList<>());
        }
        for (int[] line : accesses.lines) {
            Map<Integer, List<Integer>> ofLine = new LinkedHashMap<>();
            for (int operation : line) {
                if (accesses.writes[operation]) {
                    ofLine.computeIfAbsent(accesses.key[operation], absent -> new ArrayList<>())
                            .add(operation);
                }
            }
            ofLine.forEach((key, writes) -> found.get(key)
                    .add(writes.stream().mapToInt(Integer::intValue).toArray()));
        }
        byKey = new int[keys][][];
        for (int key = 0; key < keys; key++) {
            byKey[key] = found.get(key).toArray(NONE);
        }
    }

    /** The writes of the key: for each line that has any, in order. */
    int[][] of(int key) {
        return byKey[key];
    }

    int keys() {
        return byKey.length;
    }

    /** The one after {@code write} in its line's writes, or -1. */
    static int after(int[] writes, int write) {
        for (int i = 0; i + 1 < writes.length; i++) {
            if (writes[i] == write) {
                return writes[i + 1];
            }
        }
        return -1;
    }

    /** The last of a line's writes for which {@code early} is true, or -1; it is true of a first part of the line only. */
    static int last(int[] writes, IntPredicate early) {
        int low = 0;
        int high = writes.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (early.test(writes[middle])) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low == 0 ? -1 : writes[low - 1];
    }

    /** The first of a line's writes for which {@code late} is true, or -1; it is true of a last part of the line only. */
    static int first(int[] writes, IntPredicate late) {
        int low = 0;
        int high = writes.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (late.test(writes[middle])) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low == writes.length ? -1 : writes[low];
    }
}

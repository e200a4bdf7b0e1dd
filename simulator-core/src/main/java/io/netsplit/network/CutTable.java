package io.netsplit.network;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** How many times each direction between two positions is cut. A row is made when its position is first cut off. */
final class CutTable {
    private int[] @Nullable [] rows = new int[8][];

    int count(int source, int target) {
        if (source >= rows.length) {
            return 0;
        }
        int[] row = rows[source];
        return row == null || target >= row.length ? 0 : row[target];
    }

    /** Changes the count; {@code positions} is how many there are at least. The answer is the new count. */
    int change(int source, int target, int by, int positions) {
        if (source >= rows.length) {
            rows = Arrays.copyOf(rows, Math.max(positions, 2 * rows.length));
        }
        int[] row = rows[source];
        if (row == null || target >= row.length) {
            row = row == null ? new int[positions] : Arrays.copyOf(row, positions);
            rows[source] = row;
        }
        row[target] += by;
        return row[target];
    }
}

package io.netsplit.check.linearizability.search;

import java.util.Arrays;

/** Numbers states that are arrays of numbers: equal contents, equal number. The arrays must not change afterwards. */
final class StateTable {
    private int[][] states = new int[64][];
    private int[] next = new int[64];
    private int[] table = new int[64];
    private int count;

    int number(int[] content) {
        int hash = Arrays.hashCode(content) * 0x9E3779B9;
        int slot = (hash >>> 16) & (table.length - 1);
        for (int at = table[slot]; at != 0; at = next[at - 1]) {
            if (Arrays.equals(states[at - 1], content)) {
                return at - 1;
            }
        }
        if (count == states.length) {
            grow();
            slot = (hash >>> 16) & (table.length - 1);
        }
        states[count] = content;
        next[count] = table[slot];
        table[slot] = ++count;
        return count - 1;
    }

    /** How many different ones there are. */
    int count() {
        return count;
    }

    int[] content(int number) {
        return states[number];
    }

    /** The table stays small against the hash's upper half; beyond that, chains grow. */
    private void grow() {
        states = Arrays.copyOf(states, 2 * count);
        next = Arrays.copyOf(next, 2 * count);
        if (table.length < 1 << 16) {
            table = new int[2 * count];
            for (int i = 0; i < count; i++) {
                int slot = ((Arrays.hashCode(states[i]) * 0x9E3779B9) >>> 16) & (table.length - 1);
                next[i] = table[slot];
                table[slot] = i + 1;
            }
        }
    }
}

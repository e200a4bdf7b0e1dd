package io.netsplit.check.linearizability.search;

import java.util.Arrays;

/**
 * The memory of a search: where it has been, so that it never explores a place twice (Lowe, "Testing for linearizability",
 * Concurrency and Computation 2017). A place is a level, a state, and the set of the open operations that are already
 * placed.
 *
 * <p>Operations that never complete make sets comparable: whoever has used fewer of them can do whatever the other can. A
 * place is therefore known, too, where the same level, state and completing operations were visited with a subset of the
 * others used.
 */
final class Visited {
    private static final int BYTES_OF_ONE = 50;
    private static final int MAX_ENTRIES = 1 << 30;

    private final int okWords;
    private final int words;
    private final int entry;
    private long[] entries;
    private int[] next;
    private int[] table = new int[64];
    private int count;

    Visited(int okWords, int words) {
        this.okWords = okWords;
        this.words = words;
        entry = 1 + words;
        entries = new long[64 * entry];
        next = new int[64];
    }

    /** How much of the budget a place takes: one for each fifty bytes. */
    int weight() {
        return 1 + (Long.BYTES * entry + 3 * Integer.BYTES) / BYTES_OF_ONE;
    }

    /** True where another place would not fit into arrays. */
    boolean isFull() {
        return count == table.length && 2L * table.length * entry > MAX_ENTRIES;
    }

    /** Remembers the place; false where it was known already. */
    boolean add(int level, int state, long[] used) {
        long head = ((long) level << 32) | state;
        int slot = slot(head, used);
        for (int at = table[slot]; at != 0; at = next[at - 1]) {
            if (covers((at - 1) * entry, head, used)) {
                return false;
            }
        }
        if (count == table.length) {
            grow();
            slot = slot(head, used);
        }
        int offset = count * entry;
        entries[offset] = head;
        System.arraycopy(used, 0, entries, offset + 1, words);
        next[count] = table[slot];
        table[slot] = ++count;
        return true;
    }

    private boolean covers(int offset, long head, long[] used) {
        if (entries[offset] != head) {
            return false;
        }
        for (int w = 0; w < okWords; w++) {
            if (entries[offset + 1 + w] != used[w]) {
                return false;
            }
        }
        for (int w = okWords; w < words; w++) {
            if ((entries[offset + 1 + w] & ~used[w]) != 0) {
                return false;
            }
        }
        return true;
    }

    private int slot(long head, long[] used) {
        long hash = head * 0x9E3779B97F4A7C15L;
        for (int w = 0; w < okWords; w++) {
            hash = (hash ^ (hash >>> 29) ^ used[w]) * 0xBF58476D1CE4E5B9L;
        }
        return (int) ((hash ^ (hash >>> 32)) & (table.length - 1));
    }

    private void grow() {
        int size = 2 * table.length;
        entries = Arrays.copyOf(entries, size * entry);
        next = Arrays.copyOf(next, size);
        table = new int[size];
        long[] used = new long[words];
        for (int i = 0; i < count; i++) {
            System.arraycopy(entries, i * entry + 1, used, 0, words);
            int slot = slot(entries[i * entry], used);
            next[i] = table[slot];
            table[slot] = i + 1;
        }
    }

    int size() {
        return count;
    }
}

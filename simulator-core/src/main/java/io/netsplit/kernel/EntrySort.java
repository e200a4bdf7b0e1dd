package io.netsplit.kernel;

import java.util.Arrays;

/** Sorts a bucket's few entries (time, key), which lie two longs each, by time and then by key. */
final class EntrySort {
    /** So many entries at most are sorted by rank. */
    static final int MOST_RANKED = 24;

    /** So many entries at most are sorted by distribution: they, and the events fetched with them, fit the first cache. */
    static final int MOST_SORTED = 256;

    /** So many entries at most may be distributed to one place. */
    private static final int MOST_CROWDED = 16;

    /** Where entries are expected. */
    final long[] unsorted = new long[2 * MOST_SORTED];

    private final int[] places = new int[2 * MOST_SORTED + 1];

    private final int[] ranks = new int[MOST_RANKED];

    /**
     * Sorts {@code count} entries from {@link #unsorted} into {@code sorted}: each entry's place is the number of entries
     * before it. That is more comparisons than insertion makes, but none of them is a branch, and a branch that is guessed
     * wrong costs as much as ten comparisons.
     */
    void rank(long[] sorted, int count) {
        long[] entries = unsorted;
        int[] rank = ranks;
        rank[0] = 0;
        for (int i = 1; i < count; i++) {
            long time = entries[2 * i];
            int later = 0;
            for (int j = 0; j < i; j++) {
                // Times and keys are not negative, so that differences do not overflow; the sign bit is the comparison.
                long difference = time - entries[2 * j];
                if (difference == 0) {
                    difference = entries[2 * i + 1] - entries[2 * j + 1];
                }
                int before = (int) (difference >>> 63);
                rank[j] += before;
                later += before;
            }
            rank[i] = i - later;
        }
        for (int i = 0; i < count; i++) {
            int place = 2 * rank[i];
            sorted[place] = entries[2 * i];
            sorted[place + 1] = entries[2 * i + 1];
        }
    }

    /**
     * Sorts {@code count} entries from {@link #unsorted} into {@code sorted}, where they are spread over the 2^{@code width}
     * instants from {@code start} on: each goes to the place where it would stand if they were spread evenly, and from
     * there by insertion. False where they are too uneven for that; then nothing was done.
     */
    boolean distribute(long[] sorted, int count, long start, int width) {
        int parts = Integer.highestOneBit(count) * 2;
        int shift = Math.max(0, width - Integer.numberOfTrailingZeros(parts));
        long[] entries = unsorted;
        int[] place = places;
        Arrays.fill(place, 0, parts + 1, 0);
        for (int i = 0; i < 2 * count; i += 2) {
            place[(int) (entries[i] - start >>> shift)]++;
        }
        int sum = 0;
        int most = 0;
        for (int part = 0; part < parts; part++) {
            int here = place[part];
            place[part] = sum;
            sum += here;
            most = Math.max(most, here);
        }
        if (most > MOST_CROWDED) {
            return false;
        }
        for (int i = 0; i < 2 * count; i += 2) {
            long time = entries[i];
            int to = 2 * place[(int) (time - start >>> shift)]++;
            sorted[to] = time;
            sorted[to + 1] = entries[i + 1];
        }
        insert(sorted, count);
        return true;
    }

    /** Sorts the first {@code count} of {@code entries} by insertion. */
    private static void insert(long[] entries, int count) {
        for (int i = 2; i < 2 * count; i += 2) {
            long time = entries[i];
            long key = entries[i + 1];
            int place = i;
            while (place > 0 && (time < entries[place - 2] || time == entries[place - 2] && key < entries[place - 1])) {
                entries[place] = entries[place - 2];
                entries[place + 1] = entries[place - 1];
                place -= 2;
            }
            entries[place] = time;
            entries[place + 1] = key;
        }
    }

    /** Sorts the first {@code count} of {@code entries}, which are of one time. */
    static void byKeys(long[] entries, int count) {
        long[] keys = new long[count];
        for (int i = 0; i < count; i++) {
            keys[i] = entries[2 * i + 1];
        }
        Arrays.sort(keys);
        for (int i = 0; i < count; i++) {
            entries[2 * i + 1] = keys[i];
        }
    }
}

package io.netsplit.kernel;

/** Sorts a bucket's few entries (time, key), which lie two longs each, by time and then by key. */
final class EntrySort {
    /** So many entries at most are sorted by rank. */
    static final int MOST_RANKED = 32;

    /** Where {@link #rank} expects its entries. */
    final long[] unsorted = new long[2 * MOST_RANKED];

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

    /** Sorts the first {@code count} of {@code entries} by insertion. */
    static void insert(long[] entries, int count) {
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
}

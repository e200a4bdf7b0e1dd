package io.netsplit.kernel;

/**
 * One rung of the ladder: buckets of equal width, a power of two, from {@link #start} on. The last bucket also takes
 * everything later, up to the end of the parent's bucket or of time.
 */
final class Rung {
    /** A rung does not have fewer buckets, unless it has one for every instant. */
    static final int FEWEST = 16;

    long start;
    int shift;
    int last;
    /** Where the first bucket begins that was not opened yet: what is earlier belongs further down the ladder. */
    long next;

    int[] buckets = new int[0];
    private long[] occupied = new long[0];
    private int cursor;

    /**
     * Prepares the rung, whose buckets are all empty, for times from {@code min} to {@code max}: at least half of the way.
     * The rest, where entries are mostly sparse, is cheaper kept in the last bucket until its time comes.
     *
     * @param wanted a power of two: the whole way is divided into half as many buckets at least
     */
    void cover(long min, long max, int wanted) {
        start = min;
        next = min;
        cursor = 0;
        shift = Math.max(0, 64 - Long.numberOfLeadingZeros(max - min) - Integer.numberOfTrailingZeros(wanted));
        last = (int) Math.min(max - min >>> shift, Math.max(wanted / 2, FEWEST - 1));
        if (buckets.length < (last + 1) * ChunkPool.RECORD) {
            int size = Math.min(wanted, last + 1);
            buckets = new int[size * ChunkPool.RECORD];
            occupied = new long[(size >> 6) + 1];
        }
    }

    void add(ChunkPool pool, long time, long key) {
        int bucket = (int) Math.min(time - start >>> shift, last);
        if (pool.append(buckets, bucket * ChunkPool.RECORD, time, key)) {
            occupied[bucket >> 6] |= 1L << bucket;
        }
    }

    /** The first bucket with entries, or -1. */
    int firstOccupied() {
        int word = cursor >> 6;
        int words = last >> 6;
        while (word <= words) {
            if (occupied[word] != 0) {
                return (word << 6) + Long.numberOfTrailingZeros(occupied[word]);
            }
            word++;
        }
        return -1;
    }

    /** Takes note that {@code bucket} was emptied: its chain belongs to the caller. */
    void open(int bucket) {
        buckets[bucket * ChunkPool.RECORD + ChunkPool.PLACE] = 0;
        occupied[bucket >> 6] &= ~(1L << bucket);
        cursor = bucket + 1;
        if (bucket < last) {
            next = start + ((long) cursor << shift);
        }
    }

    long footprint() {
        return 4L * buckets.length + 8L * occupied.length;
    }
}

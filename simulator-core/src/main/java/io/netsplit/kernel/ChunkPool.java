package io.netsplit.kernel;

import java.util.Arrays;

/**
 * Storage for the ladder's buckets: entries of two longs (time, key) in chunks of one large array. A bucket is a chain
 * of chunks, written at the end and read as a whole. Chunks that were read are handed out again last in, first out, so
 * that writing goes where the cache still is.
 *
 * <p>A bucket's record is three ints in an array of its owner, beside the other buckets: first chunk, next place to
 * write, number of entries.
 */
final class ChunkPool {
    /** Ints per bucket record; the fourth only keeps a record within one cache line. */
    static final int RECORD = 4;

    static final int FIRST = 0;
    static final int PLACE = 1;
    static final int COUNT = 2;

    private static final int NONE = -1;

    private final int chunkShift;
    private final int chunkMask;
    private long[] entries;
    private int[] nextChunk;
    private int chunksMade;
    private int freeChunk = NONE;

    /** A pool with 2^{@code chunkShift} entries per chunk and room for {@code entries} at first. */
    ChunkPool(int chunkShift, int entries) {
        this.chunkShift = chunkShift;
        this.chunkMask = (1 << chunkShift) - 1;
        int chunks = (entries >> chunkShift) + 1;
        this.entries = new long[chunks << chunkShift + 1];
        this.nextChunk = new int[chunks];
    }

    int chunkShift() {
        return chunkShift;
    }

    /** Writes an entry at the end of the bucket whose record begins at {@code record}; true where it was empty. */
    boolean append(int[] buckets, int record, long time, long key) {
        int count = buckets[record + COUNT];
        int place = (count & chunkMask) == 0 ? extend(buckets, record, count) : buckets[record + PLACE];
        long[] data = entries;
        data[place] = time;
        data[place + 1] = key;
        buckets[record + PLACE] = place + 2;
        buckets[record + COUNT] = count + 1;
        return count == 0;
    }

    private int extend(int[] buckets, int record, int count) {
        int chunk = freeChunk;
        if (chunk == NONE) {
            chunk = makeChunk();
        } else {
            freeChunk = nextChunk[chunk];
        }
        if (count == 0) {
            buckets[record + FIRST] = chunk;
        } else {
            int last = buckets[record + PLACE] - 1 >> chunkShift + 1;
            nextChunk[last] = chunk;
        }
        return chunk << chunkShift + 1;
    }

    private int makeChunk() {
        if (chunksMade == nextChunk.length) {
            int chunks = chunksMade + (chunksMade >> 2) + 4;
            nextChunk = Arrays.copyOf(nextChunk, chunks);
            entries = Arrays.copyOf(entries, chunks << chunkShift + 1);
        }
        return chunksMade++;
    }

    /** The chunk after {@code chunk}, which goes back to the pool. */
    int release(int chunk) {
        int next = nextChunk[chunk];
        nextChunk[chunk] = freeChunk;
        freeChunk = chunk;
        return next;
    }

    int next(int chunk) {
        return nextChunk[chunk];
    }

    /** Where the chunk's entries begin in {@link #entries}. */
    int begin(int chunk) {
        return chunk << chunkShift + 1;
    }

    /** How many of {@code remaining} entries stand in one chunk. */
    int inChunk(int remaining) {
        return Math.min(remaining, chunkMask + 1);
    }

    /** Time at an even place, key at the next; a new array after growth, so it must not be held over an append. */
    long[] entries() {
        return entries;
    }

    /** Bytes held. */
    long footprint() {
        return 8L * entries.length + 4L * nextChunk.length;
    }
}

package io.netsplit.kernel;

import java.util.Arrays;

/**
 * Storage for the ladder's buckets: entries of two longs (time, key) in chunks of one large array. A bucket is a chain
 * of chunks, written at the end and read as a whole. Chunks that were read are handed out again last in, first out, so
 * that writing goes where the cache still is.
 *
 * <p>A bucket's record is two ints in an array of its owner, beside the other buckets: the first chunk, and the next
 * place to write, which is 0 for an empty bucket.
 */
final class ChunkPool {
    /** Ints per bucket record. */
    static final int RECORD = 2;

    static final int FIRST = 0;
    static final int PLACE = 1;

    private static final int NONE = -1;

    private final int chunkShift;
    private final int chunkEntries;
    private final int placeMask;
    private long[] entries;
    private int[] nextChunk;
    /** Chunk 0 is never used, so that no entry stands at place 0. */
    private int chunksMade = 1;

    private int freeChunk = NONE;

    /** A pool with 2^{@code chunkShift} entries per chunk and room for {@code entries} at first. */
    ChunkPool(int chunkShift, int entries) {
        this.chunkShift = chunkShift;
        this.chunkEntries = 1 << chunkShift;
        this.placeMask = 2 * chunkEntries - 1;
        int chunks = (entries >> chunkShift) + 2;
        this.entries = new long[chunks << chunkShift + 1];
        this.nextChunk = new int[chunks];
    }

    int chunkShift() {
        return chunkShift;
    }

    /** Writes an entry at the end of the bucket whose record begins at {@code record}; true where it was empty. */
    boolean append(int[] buckets, int record, long time, long key) {
        int end = buckets[record + PLACE];
        int place = (end & placeMask) == 0 ? extend(buckets, record, end) : end;
        long[] data = entries;
        data[place] = time;
        data[place + 1] = key;
        buckets[record + PLACE] = place + 2;
        return end == 0;
    }

    private int extend(int[] buckets, int record, int end) {
        int chunk = freeChunk;
        if (chunk == NONE) {
            chunk = makeChunk();
        } else {
            freeChunk = nextChunk[chunk];
        }
        if (end == 0) {
            buckets[record + FIRST] = chunk;
        } else {
            nextChunk[chunkOf(end)] = chunk;
        }
        return chunk << chunkShift + 1;
    }

    /** The chunk whose entries end at or after {@code end}. */
    private int chunkOf(int end) {
        return end - 1 >> chunkShift + 1;
    }

    /** The number of entries in a bucket that is not empty. */
    int count(int[] buckets, int record) {
        int end = buckets[record + PLACE];
        int last = chunkOf(end);
        int count = end - begin(last) >> 1;
        for (int chunk = buckets[record + FIRST]; chunk != last; chunk = nextChunk[chunk]) {
            count += chunkEntries;
        }
        return count;
    }

    private int makeChunk() {
        if (chunksMade == nextChunk.length) {
            int chunks = chunksMade + (chunksMade >> 4) + 4;
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
        return Math.min(remaining, chunkEntries);
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

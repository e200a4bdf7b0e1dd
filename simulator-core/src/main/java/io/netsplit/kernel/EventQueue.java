package io.netsplit.kernel;

import org.jspecify.annotations.Nullable;

/**
 * The pending events, totally ordered by (time, sequence): a ladder queue (Tang, Goh and Thng, "Ladder Queue: An O(1)
 * Priority Queue Structure for Large-Scale Discrete Event Simulation", ACM TOMACS 2005) on primitive keys.
 *
 * <p>The idea: only the earliest few events are kept sorted (the <em>bottom</em>); later ones lie unsorted in buckets of
 * time (a <em>rung</em>), and a bucket is sorted, or where it is full spread over a finer rung, when its time comes.
 * What differs from the paper: widths are powers of two, so that no division is needed; a rung covers what it holds, and
 * its last bucket takes all that is later, which makes the paper's <em>top</em> the last bucket of the first rung; a
 * rung has few enough buckets for the second-level cache, and depth comes from the number of entries; buckets are chains
 * of chunks. With few events there is no rung, and the bottom is all there is.
 *
 * <p>An entry is two longs: the time, and a key with the sequence above the number of the slot that holds the event.
 * Moving entries moves no object reference, and an event that schedules itself again finds its slot as it left it, so
 * that the collector's write barrier is not paid.
 */
final class EventQueue {
    static final int SLOT_BITS = 26;
    static final int SLOT_MASK = (1 << SLOT_BITS) - 1;

    /** A bottom of more entries, not all of one time, takes a few more and then becomes a rung. */
    private static final int BOTTOM_MAX = 64;

    private static final int FEW_MORE = 4;

    /** With fewer events pending, they are in a cache, and looking at them early does not pay. */
    private static final int CACHED_ANYWAY = 10_000;

    private static final int MOST_BUCKETS_OF_FIRST_RUNG = 16_384;
    private static final int MOST_BUCKETS = 2048;
    /** Every rung is at least eight times finer than the one above, and 63 bits are all there are. */
    private static final int MOST_RUNGS = 24;

    private final EventSlots slots;
    /** Sorted entries from {@code head} to {@code tail}, two longs each. */
    long[] bottom = new long[3 * BOTTOM_MAX];

    int head;
    int tail;
    /** How many entries were inserted since the bottom was too full for that. */
    private int insertedAbove;

    /** The latest time that belongs into the bottom. */
    private long bottomLast = Long.MAX_VALUE;

    private final Rung[] rungs = new Rung[MOST_RUNGS];
    private int depth;
    private ChunkPool pool = new ChunkPool(2, 0);
    private final EntrySort sort = new EntrySort();
    /** Of no use but to keep {@link #fetch} from being optimised away. */
    @SuppressWarnings("UnusedVariable")
    private long timersFetched;
    /** The record of a chain that is on its way from one place to another. */
    private final int[] carried = new int[ChunkPool.RECORD];

    EventQueue(EventSlots slots) {
        this.slots = slots;
        for (int i = 0; i < MOST_RUNGS; i++) {
            rungs[i] = new Rung();
        }
    }

    /** Entries, among them those of timers that were moved or cancelled: each has its slot. */
    int size() {
        return slots.used();
    }

    void insert(long time, long key) {
        if (time > bottomLast) {
            int r = 0;
            while (time < rungs[r].next) {
                r++;
            }
            rungs[r].add(pool, time, key);
        } else {
            insertIntoBottom(time, key);
        }
    }

    private void insertIntoBottom(long time, long key) {
        if (head > 0 && head < tail && time < bottom[head]) {
            head -= 2;
            bottom[head] = time;
            bottom[head + 1] = key;
            return;
        }
        boolean crowded = tail - head >= 2 * BOTTOM_MAX && (bottom[head] != time || bottom[tail - 2] != time);
        if (crowded && insertedAbove++ == FEW_MORE) {
            spillBottom(time, key);
            return;
        }
        if (tail == bottom.length) {
            makeRoom();
        }
        place(time, key);
    }

    private void place(long time, long key) {
        long[] entries = bottom;
        int i = tail;
        while (i > head && (time < entries[i - 2] || time == entries[i - 2] && key < entries[i - 1])) {
            entries[i] = entries[i - 2];
            entries[i + 1] = entries[i - 1];
            i -= 2;
        }
        entries[i] = time;
        entries[i + 1] = key;
        tail += 2;
    }

    private void makeRoom() {
        int length = tail - head;
        long[] roomy = length > bottom.length >> 1 ? new long[2 * bottom.length] : bottom;
        System.arraycopy(bottom, head, roomy, 0, length);
        bottom = roomy;
        head = 0;
        tail = length;
    }

    /** Lays the bottom out on a rung, with one entry more, so that two times at least are among them. */
    private void spillBottom(long time, long key) {
        for (int i = head; i < tail; i += 2) {
            pool.append(carried, 0, bottom[i], bottom[i + 1]);
        }
        pool.append(carried, 0, time, key);
        clearBottom();
        spread(takeCarried());
    }

    private void clearBottom() {
        head = 0;
        tail = 0;
        insertedAbove = 0;
        if (bottom.length > 64 * BOTTOM_MAX) {
            bottom = new long[3 * BOTTOM_MAX];
        }
    }

    /** The number of entries carried; their chain begins at the record's first chunk. */
    private int takeCarried() {
        int count = carried[ChunkPool.PLACE] == 0 ? 0 : pool.count(carried, 0);
        carried[ChunkPool.PLACE] = 0;
        return count;
    }

    /** Fills the empty bottom with the earliest entries; false where there are none at all. */
    boolean refill() {
        clearBottom();
        while (head == tail && depth > 0) {
            Rung rung = rungs[depth - 1];
            int bucket = rung.firstOccupied();
            if (bucket < 0) {
                leaveRung();
            } else {
                open(rung, bucket);
            }
        }
        return head < tail;
    }

    private void leaveRung() {
        depth--;
        bottomLast = depth == 0 ? Long.MAX_VALUE : rungs[depth - 1].next - 1;
    }

    private void open(Rung rung, int bucket) {
        int record = bucket * ChunkPool.RECORD;
        int count = pool.count(rung.buckets, record);
        carried[ChunkPool.FIRST] = rung.buckets[record + ChunkPool.FIRST];
        rung.open(bucket);
        if (bucket == rung.last) {
            leaveRung();
        } else {
            bottomLast = rung.next - 1;
        }
        if (count > EntrySort.MOST_SORTED || count > EntrySort.MOST_RANKED && bucket == rung.last) {
            spread(count);
        } else {
            sortIntoBottom(rung, bucket, count);
        }
    }

    /** Sorts the carried chain, which was this bucket, into the empty bottom, unless much of it is of nearly one time. */
    private void sortIntoBottom(Rung rung, int bucket, int count) {
        if (count <= EntrySort.MOST_RANKED) {
            rankIntoBottom(count);
            return;
        }
        copyCarried(count);
        if (bottom.length < 2 * (count + BOTTOM_MAX)) {
            bottom = new long[2 * (count + BOTTOM_MAX)];
        }
        long start = rung.start + ((long) bucket << rung.shift);
        if (sort.distribute(bottom, count, start, rung.shift)) {
            releaseCarried(count);
            tail = 2 * count;
        } else {
            spread(count);
        }
    }

    private void rankIntoBottom(int count) {
        copyCarried(count);
        releaseCarried(count);
        sort.rank(bottom, count);
        tail = 2 * count;
    }

    private void copyCarried(int count) {
        int chunk = carried[ChunkPool.FIRST];
        for (int to = 0; to < 2 * count; chunk = pool.next(chunk)) {
            int here = 2 * pool.inChunk(count - (to >> 1));
            System.arraycopy(pool.entries(), pool.begin(chunk), sort.unsorted, to, here);
            to += here;
        }
        if (slots.used() > CACHED_ANYWAY) {
            fetch(count);
        }
    }

    private void releaseCarried(int count) {
        int chunk = carried[ChunkPool.FIRST];
        for (int remaining = count; remaining > 0; remaining -= pool.inChunk(remaining)) {
            chunk = pool.release(chunk);
        }
    }

    /** Lays the carried chain out on a rung of its own, or into the bottom where all is of one time. */
    private void spread(int count) {
        long min = Long.MAX_VALUE;
        long max = 0;
        int chunk = carried[ChunkPool.FIRST];
        for (int remaining = count; remaining > 0; chunk = pool.next(chunk)) {
            int here = pool.inChunk(remaining);
            int begin = pool.begin(chunk);
            for (int i = begin; i < begin + 2 * here; i += 2) {
                min = Math.min(min, pool.entries()[i]);
                max = Math.max(max, pool.entries()[i]);
            }
            remaining -= here;
        }
        if (min == max) {
            loadOneTime(count);
            return;
        }
        ChunkPool from = pool;
        if (depth == 0) {
            fitPool(count);
        }
        Rung rung = rungs[depth++];
        rung.cover(min, max, bucketsFor(count));
        bottomLast = min - 1;
        move(from, count, rung);
    }

    private int bucketsFor(int count) {
        int wanted = depth == 1 ? count * 2 : count / 64;
        int most = depth == 1 ? MOST_BUCKETS_OF_FIRST_RUNG : MOST_BUCKETS;
        return Integer.highestOneBit(Math.max(Rung.FEWEST, Math.min(most, wanted)));
    }

    /**
     * With all entries in one chain the size of chunks can change: small ones waste less, large ones are read faster. A
     * size is kept while the number of entries only sways.
     */
    private void fitPool(int count) {
        int shift = chunkShiftFor(count);
        boolean fits = shift == pool.chunkShift() || chunkShiftFor(4 * (long) count) == pool.chunkShift();
        if (!fits || pool.footprint() > 256L * count + (1 << 20)) {
            pool = new ChunkPool(shift, count);
        }
    }

    private static int chunkShiftFor(long count) {
        if (count < 8_192) {
            return 2;
        }
        return count < 131_072 ? 3 : 5;
    }

    /**
     * Looks at every event that is about to be sorted, and asks it something that needs its first cache line. The loads do
     * not depend on each other, so that the processor has many under way at once; one by one, when the events fire, each
     * would be waited for.
     */
    private void fetch(int count) {
        @Nullable Event[] events = slots.events;
        long[] entries = sort.unsorted;
        int timers = 0;
        for (int i = 1; i < 2 * count; i += 2) {
            timers += events[(int) entries[i] & SLOT_MASK] instanceof SimulationTimer ? 1 : 0;
        }
        timersFetched += timers;
    }

    private void move(ChunkPool from, int count, Rung rung) {
        int chunk = carried[ChunkPool.FIRST];
        int remaining = count;
        while (remaining > 0) {
            int here = from.inChunk(remaining);
            int begin = from.begin(chunk);
            for (int i = begin; i < begin + 2 * here; i += 2) {
                long[] entries = from.entries();
                rung.add(pool, entries[i], entries[i + 1]);
            }
            chunk = from.release(chunk);
            remaining -= here;
        }
    }

    /** Entries of one time are ordered by their keys alone, and mostly came in that order. */
    private void loadOneTime(int count) {
        if (bottom.length < 2 * count) {
            bottom = new long[2 * count];
        }
        int chunk = carried[ChunkPool.FIRST];
        boolean ordered = true;
        while (tail < 2 * count) {
            int here = pool.inChunk(count - tail / 2);
            System.arraycopy(pool.entries(), pool.begin(chunk), bottom, tail, 2 * here);
            for (int i = Math.max(3, tail + 1); i < tail + 2 * here; i += 2) {
                ordered &= bottom[i - 2] < bottom[i];
            }
            tail += 2 * here;
            chunk = pool.release(chunk);
        }
        if (!ordered) {
            EntrySort.byKeys(bottom, count);
        }
    }

    /** Drops the entries that {@code keep} refuses: for timers that were cancelled or moved so often that they pile up. */
    void purge(Keeper keeper) {
        ChunkPool old = pool;
        pool = new ChunkPool(old.chunkShift(), 0);
        for (int i = head; i < tail; i += 2) {
            keep(keeper, bottom[i], bottom[i + 1]);
        }
        while (depth > 0) {
            Rung rung = rungs[depth - 1];
            for (int b = rung.firstOccupied(); b >= 0; b = rung.firstOccupied()) {
                purge(keeper, old, rung, b * ChunkPool.RECORD);
                rung.open(b);
            }
            depth--;
        }
        clearBottom();
        bottomLast = Long.MAX_VALUE;
        int count = takeCarried();
        if (count > EntrySort.MOST_RANKED) {
            spread(count);
        } else {
            rankIntoBottom(count);
        }
    }

    private void purge(Keeper keeper, ChunkPool old, Rung rung, int record) {
        int chunk = rung.buckets[record + ChunkPool.FIRST];
        int remaining = old.count(rung.buckets, record);
        while (remaining > 0) {
            int here = old.inChunk(remaining);
            int begin = old.begin(chunk);
            for (int i = begin; i < begin + 2 * here; i += 2) {
                keep(keeper, old.entries()[i], old.entries()[i + 1]);
            }
            chunk = old.next(chunk);
            remaining -= here;
        }
    }

    private void keep(Keeper keeper, long time, long key) {
        if (keeper.keeps(key)) {
            pool.append(carried, 0, time, key);
        }
    }

    /** Decides in a purge; what is not kept loses its slot by the keeper's hand. */
    interface Keeper {
        boolean keeps(long key);
    }

    /** Bytes held for the entries and their slots, without the events. */
    long footprint() {
        long bytes = 8L * bottom.length + pool.footprint() + slots.footprint();
        for (Rung rung : rungs) {
            bytes += rung.footprint();
        }
        return bytes;
    }
}

package io.netsplit.bench;

import io.netsplit.random.Prng;
import java.util.Arrays;

/**
 * A bare timing wheel, tuned to the model beforehand: buckets of chunks, the current bucket sorted, the payload a number,
 * no sequence, no API. It cannot do anything but the hold model; it shows what the machine allows.
 */
final class BareWheel implements HoldModel {
    private static final double MEAN = 1e9;
    private static final int CHUNK = 16;

    private final Prng random = Prng.of(1, "hold");
    private final int[] visits;
    private final long width;
    private final int mask;
    private final int[] chunkOf;
    private final int[] filled;
    private long[] times;
    private int[] targets;
    private int[] next;
    private int made;
    private int free = -1;
    private long day = -1;
    private long[] sortedTimes = new long[4096];
    private int[] sortedTargets = new int[4096];
    private int head;
    private int tail;

    BareWheel(int pending) {
        visits = new int[pending];
        int buckets = Integer.highestOneBit(pending);
        width = (long) (8 * MEAN / pending);
        mask = buckets - 1;
        chunkOf = new int[buckets];
        filled = new int[buckets];
        int chunks = pending / CHUNK + buckets / 2 + 16;
        times = new long[chunks * CHUNK];
        targets = new int[chunks * CHUNK];
        next = new int[chunks];
        Arrays.fill(chunkOf, -1);
        for (int i = 0; i < pending; i++) {
            insert((long) (MEAN * random.nextExponential()), i);
        }
    }

    private void insert(long time, int target) {
        long itsDay = time / width;
        if (itsDay <= day) {
            place(time, target);
            return;
        }
        int bucket = (int) itsDay & mask;
        int at = filled[bucket];
        if (chunkOf[bucket] < 0 || at == CHUNK) {
            int chunk = free;
            if (chunk >= 0) {
                free = next[chunk];
            } else {
                chunk = make();
            }
            next[chunk] = chunkOf[bucket];
            chunkOf[bucket] = chunk;
            at = 0;
        }
        times[chunkOf[bucket] * CHUNK + at] = time;
        targets[chunkOf[bucket] * CHUNK + at] = target;
        filled[bucket] = at + 1;
    }

    private int make() {
        if (made == next.length) {
            int chunks = made * 2;
            times = Arrays.copyOf(times, chunks * CHUNK);
            targets = Arrays.copyOf(targets, chunks * CHUNK);
            next = Arrays.copyOf(next, chunks);
        }
        return made++;
    }

    private void place(long time, int target) {
        if (tail == sortedTimes.length) {
            System.arraycopy(sortedTimes, head, sortedTimes, 0, tail - head);
            System.arraycopy(sortedTargets, head, sortedTargets, 0, tail - head);
            tail -= head;
            head = 0;
        }
        int i = tail++;
        while (i > head && time < sortedTimes[i - 1]) {
            sortedTimes[i] = sortedTimes[i - 1];
            sortedTargets[i] = sortedTargets[i - 1];
            i--;
        }
        sortedTimes[i] = time;
        sortedTargets[i] = target;
    }

    private void openDay() {
        head = 0;
        tail = 0;
        while (head == tail) {
            day++;
            int bucket = (int) day & mask;
            int chunk = chunkOf[bucket];
            int count = filled[bucket];
            chunkOf[bucket] = -1;
            long end = (day + 1) * width;
            while (chunk >= 0) {
                int following = next[chunk];
                next[chunk] = free;
                for (int i = chunk * CHUNK; i < chunk * CHUNK + count; i++) {
                    if (times[i] < end) {
                        place(times[i], targets[i]);
                    } else {
                        later(times[i], targets[i]);
                    }
                }
                free = chunk;
                chunk = following;
                count = CHUNK;
            }
            relay();
        }
    }

    private long[] laterTimes = new long[64];
    private int[] laterTargets = new int[64];
    private int laterCount;

    private void later(long time, int target) {
        if (laterCount == laterTimes.length) {
            laterTimes = Arrays.copyOf(laterTimes, 2 * laterCount);
            laterTargets = Arrays.copyOf(laterTargets, 2 * laterCount);
        }
        laterTimes[laterCount] = time;
        laterTargets[laterCount++] = target;
    }

    private void relay() {
        for (int i = 0; i < laterCount; i++) {
            insert(laterTimes[i], laterTargets[i]);
        }
        laterCount = 0;
    }

    @Override
    public String name() {
        return "bare wheel";
    }

    @Override
    public void process(int events) {
        for (int i = 0; i < events; i++) {
            if (head == tail) {
                openDay();
            }
            long now = sortedTimes[head];
            visits[sortedTargets[head++]]++;
            int target = random.nextInt(visits.length);
            insert(now + (long) (MEAN * random.nextExponential()), target);
        }
    }

    @Override
    public long visits() {
        return HoldModel.sum(visits);
    }
}

package io.netsplit.bench;

import io.netsplit.random.Prng;
import java.util.Arrays;

/**
 * A bare ladder queue: one rung of lists over numbered entries, an unsorted top, a sorted bottom; no sequence, no API. As
 * with {@link BareWheel}, it shows what the machine allows. The payload is a number, or, to see what the memory of
 * objects costs any queue, an object that holds it.
 */
final class BareLadder implements HoldModel {
    private static final double MEAN = 1e9;

    private final Prng random = Prng.of(1, "hold");
    private final int[] visits;
    private final long[] times;
    private final int[] targets;
    /** Empty where the payload is a number. */
    private final Payload[] payloads;

    private final int[] next;
    private int free;
    private int top = -1;
    private int[] heads = new int[0];
    private long start;
    private int shift;
    private int cursor;
    private int buckets;
    private long sortedBefore;
    private long topFrom;
    private final int[] sorted = new int[8192];
    private int head;
    private int tail;

    private static final class Payload {
        private int target;
    }

    BareLadder(int pending, boolean withObjects) {
        visits = new int[pending];
        times = new long[pending];
        targets = new int[withObjects ? 0 : pending];
        payloads = new Payload[withObjects ? pending : 0];
        Arrays.setAll(payloads, i -> new Payload());
        next = new int[pending];
        for (int i = 0; i < pending; i++) {
            next[i] = i + 1;
        }
        for (int i = 0; i < pending; i++) {
            insert((long) (MEAN * random.nextExponential()), i);
        }
    }

    private void insert(long time, int target) {
        int entry = free;
        free = next[entry];
        times[entry] = time;
        setTarget(entry, target);
        if (time >= topFrom) {
            next[entry] = top;
            top = entry;
        } else if (time >= sortedBefore) {
            int bucket = (int) (time - start >>> shift);
            next[entry] = heads[bucket];
            heads[bucket] = entry;
        } else {
            place(entry);
        }
    }

    private void setTarget(int entry, int target) {
        if (payloads.length == 0) {
            targets[entry] = target;
        } else {
            payloads[entry].target = target;
        }
    }

    private int target(int entry) {
        return payloads.length == 0 ? targets[entry] : payloads[entry].target;
    }

    private void place(int entry) {
        if (tail == sorted.length) {
            System.arraycopy(sorted, head, sorted, 0, tail - head);
            tail -= head;
            head = 0;
        }
        long time = times[entry];
        int i = tail++;
        while (i > head && time < times[sorted[i - 1]]) {
            sorted[i] = sorted[i - 1];
            i--;
        }
        sorted[i] = entry;
    }

    private void openBucket() {
        head = 0;
        tail = 0;
        while (head == tail) {
            if (cursor == buckets) {
                lowerTop();
            }
            int entry = heads[cursor];
            heads[cursor++] = -1;
            sortedBefore = start + ((long) cursor << shift);
            while (entry >= 0) {
                int following = next[entry];
                place(entry);
                entry = following;
            }
        }
    }

    private void lowerTop() {
        long min = Long.MAX_VALUE;
        long max = 0;
        int count = 0;
        for (int entry = top; entry >= 0; entry = next[entry]) {
            min = Math.min(min, times[entry]);
            max = Math.max(max, times[entry]);
            count++;
        }
        int wanted = Integer.highestOneBit(Math.max(1, count)) * 2;
        start = min;
        shift = Math.max(0, 64 - Long.numberOfLeadingZeros(max - min) - Integer.numberOfTrailingZeros(wanted));
        buckets = (int) (max - min >>> shift) + 1;
        if (heads.length < buckets) {
            heads = new int[wanted];
            Arrays.fill(heads, -1);
        }
        cursor = 0;
        sortedBefore = start;
        topFrom = start + ((long) buckets << shift);
        int entry = top;
        top = -1;
        while (entry >= 0) {
            int following = next[entry];
            int bucket = (int) (times[entry] - start >>> shift);
            next[entry] = heads[bucket];
            heads[bucket] = entry;
            entry = following;
        }
    }

    @Override
    public String name() {
        return payloads.length == 0 ? "bare ladder" : "bare ladder with objects";
    }

    @Override
    public void process(int events) {
        for (int i = 0; i < events; i++) {
            if (head == tail) {
                openBucket();
            }
            int entry = sorted[head++];
            long now = times[entry];
            visits[target(entry)]++;
            next[entry] = free;
            free = entry;
            int target = random.nextInt(visits.length);
            insert(now + (long) (MEAN * random.nextExponential()), target);
        }
    }

    @Override
    public long visits() {
        return HoldModel.sum(visits);
    }
}

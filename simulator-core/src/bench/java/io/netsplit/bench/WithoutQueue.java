package io.netsplit.bench;

import io.netsplit.random.Prng;

/**
 * The hold model's loop without a queue: the same visits, the same draws and the same stores, over numbered entries in
 * the order in which they stand. No queue can be faster, and on a faster machine all contestants gain; so this is what
 * figures of different machines can be divided by before they are compared.
 */
final class WithoutQueue implements HoldModel {
    private static final double MEAN = 1e9;

    private final Prng random = Prng.of(1, "hold");
    private final int[] visits;
    private final long[] times;
    private final int[] targets;
    private int cursor;

    WithoutQueue(int pending) {
        visits = new int[pending];
        times = new long[pending];
        targets = new int[pending];
        for (int i = 0; i < pending; i++) {
            times[i] = (long) (MEAN * random.nextExponential());
            targets[i] = i;
        }
    }

    @Override
    public String name() {
        return "no queue";
    }

    @Override
    public void process(int events) {
        for (int i = 0; i < events; i++) {
            int entry = cursor;
            cursor = entry + 1 == targets.length ? 0 : entry + 1;
            visits[targets[entry]]++;
            targets[entry] = random.nextInt(visits.length);
            times[entry] += (long) (MEAN * random.nextExponential());
        }
    }

    @Override
    public long visits() {
        return HoldModel.sum(visits);
    }
}

package io.netsplit.bench;

import io.netsplit.random.Prng;

/** The limit: the same draws and visits without any queue. */
final class BareLoop implements HoldModel {
    private final Prng random = Prng.of(1, "hold");
    private final int[] visits;
    private long now;

    BareLoop(int pending) {
        visits = new int[pending];
    }

    @Override
    public String name() {
        return "no queue";
    }

    @Override
    public void process(int events) {
        for (int i = 0; i < events; i++) {
            visits[random.nextInt(visits.length)]++;
            now += (long) (1e9 * random.nextExponential());
        }
    }

    @Override
    public long visits() {
        return HoldModel.sum(visits) + (now & 0);
    }
}

package io.netsplit.bench;

import io.netsplit.kernel.Event;
import io.netsplit.kernel.Simulation;
import io.netsplit.random.Prng;

/** The hold model through netsplit's public API, with an object per pending event. */
final class NetsplitHold implements HoldModel {
    private static final double MEAN_NS = 1e9;

    private final Simulation simulation = new Simulation(1);
    private final Prng random = Prng.of(1, "hold");
    private final int[] visits;
    private int left;

    NetsplitHold(int pending) {
        visits = new int[pending];
        for (int i = 0; i < pending; i++) {
            simulation.schedule((long) (MEAN_NS * random.nextExponential()), new Hop(i));
        }
    }

    private final class Hop implements Event {
        private int target;

        Hop(int target) {
            this.target = target;
        }

        @Override
        public void fire() {
            visits[target]++;
            target = random.nextInt(visits.length);
            simulation.schedule((long) (MEAN_NS * random.nextExponential()), this);
            if (--left == 0) {
                simulation.stop();
            }
        }
    }

    @Override
    public String name() {
        return "netsplit";
    }

    @Override
    public void process(int events) {
        left = events;
        simulation.run();
    }

    @Override
    public long visits() {
        return HoldModel.sum(visits);
    }

    long queueBytes() {
        return simulation.queueBytes();
    }
}

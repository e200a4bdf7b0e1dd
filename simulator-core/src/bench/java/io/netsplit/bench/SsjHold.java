package io.netsplit.bench;

import io.netsplit.random.Prng;
import umontreal.ssj.simevents.Event;
import umontreal.ssj.simevents.Simulator;
import umontreal.ssj.simevents.eventlist.EventList;

/** The hold model in SSJ, with the same draws and an object per pending event. */
final class SsjHold implements HoldModel {
    private final String name;
    private final Simulator simulator = new Simulator();
    private final Prng random = Prng.of(1, "hold");
    private final int[] visits;
    private int left;

    SsjHold(String name, EventList list, int pending) {
        this.name = name;
        visits = new int[pending];
        simulator.init(list);
        for (int i = 0; i < pending; i++) {
            new Hop(i).schedule(random.nextExponential());
        }
    }

    private final class Hop extends Event {
        private int target;

        Hop(int target) {
            super(simulator);
            this.target = target;
        }

        @Override
        public void actions() {
            visits[target]++;
            target = random.nextInt(visits.length);
            schedule(random.nextExponential());
            if (--left == 0) {
                simulator.stop();
            }
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void process(int events) {
        left = events;
        simulator.start();
    }

    @Override
    public long visits() {
        return HoldModel.sum(visits);
    }
}

package io.netsplit.bench;

import umontreal.ssj.simevents.Event;
import umontreal.ssj.simevents.Simulator;
import umontreal.ssj.simevents.eventlist.SplayTree;

/** M/M/1 in SSJ. */
final class SsjQueue extends BareQueue {
    private final Simulator simulator = new Simulator();

    private final Event arrival = new Event(simulator) {
        @Override
        public void actions() {
            arrive((long) simulator.time());
        }
    };

    private final Event departure = new Event(simulator) {
        @Override
        public void actions() {
            depart((long) simulator.time());
        }
    };

    SsjQueue(double betweenNs, double serviceNs, long requests) {
        super(betweenNs, serviceNs, requests);
        simulator.init(new SplayTree());
    }

    @Override
    void arriveIn(long delayNs) {
        arrival.schedule(delayNs);
    }

    @Override
    void departIn(long delayNs) {
        departure.schedule(delayNs);
    }

    @Override
    void runAll() {
        simulator.start();
    }
}

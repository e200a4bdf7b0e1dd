package io.netsplit.bench;

import io.netsplit.kernel.Event;
import io.netsplit.kernel.Simulation;

/** M/M/1 on netsplit's kernel, through its public API. */
final class NetsplitQueue extends BareQueue {
    private final Simulation simulation = new Simulation(1);
    private final Event arrival = () -> arrive(simulation.now());
    private final Event departure = () -> depart(simulation.now());

    NetsplitQueue(double betweenNs, double serviceNs, long requests) {
        super(betweenNs, serviceNs, requests);
    }

    @Override
    void arriveIn(long delayNs) {
        simulation.schedule(delayNs, arrival);
    }

    @Override
    void departIn(long delayNs) {
        simulation.schedule(delayNs, departure);
    }

    @Override
    void runAll() {
        simulation.run();
    }
}

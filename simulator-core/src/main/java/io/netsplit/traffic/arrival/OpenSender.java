package io.netsplit.traffic.arrival;

import io.netsplit.kernel.Event;

/** Sends as an arrival process says: one event for each request. */
final class OpenSender implements Sender, Event {
    private final Outlet outlet;
    private final ArrivalProcess.Arrivals arrivals;
    private long number;

    OpenSender(Outlet outlet, ArrivalProcess process) {
        this.outlet = outlet;
        this.arrivals = process.start(outlet.simulation().random("traffic/arrivals"));
    }

    @Override
    public void start() {
        plan();
    }

    private void plan() {
        long next = arrivals.nextNs();
        if (next < outlet.endNs()) {
            outlet.simulation().scheduleAt(next, this);
        }
    }

    @Override
    public void fire() {
        outlet.begin(number++, outlet.simulation().now(), -1);
        if (outlet.isSending()) {
            plan();
        }
    }
}

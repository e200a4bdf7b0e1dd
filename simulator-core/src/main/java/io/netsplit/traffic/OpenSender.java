package io.netsplit.traffic;

import io.netsplit.kernel.Event;
import io.netsplit.traffic.arrival.ArrivalProcess;

/** Sends as an arrival process says: one event for each request. */
final class OpenSender implements Sender, Event {
    private final TrafficRun run;
    private final ArrivalProcess.Arrivals arrivals;
    private long number;

    OpenSender(TrafficRun run, ArrivalProcess process) {
        this.run = run;
        this.arrivals = process.start(run.simulation().random("traffic/arrivals"));
    }

    @Override
    public void start() {
        plan();
    }

    private void plan() {
        long next = arrivals.nextNs();
        if (next != ArrivalProcess.Arrivals.NEVER) {
            run.simulation().scheduleAt(next, this);
        }
    }

    @Override
    public void fire() {
        run.begin(number++, run.simulation().now(), -1);
        if (run.isSending()) {
            plan();
        }
    }
}

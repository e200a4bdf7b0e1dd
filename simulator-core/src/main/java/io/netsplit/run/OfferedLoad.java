package io.netsplit.run;

import io.netsplit.fault.Fault;
import io.netsplit.fault.LoadControl;
import io.netsplit.workload.Workload;

/** Lets faults change what the clients do. */
record OfferedLoad(Workload workload) implements LoadControl {
    @Override
    public Runnable change(Fault.LoadChange change) {
        if (change.ratePerSecond() > 0) {
            workload.setRate(change.ratePerSecond());
        }
        if (change.clients() >= 0) {
            workload.setActiveClients(change.clients());
        }
        return () -> undo(change);
    }

    private void undo(Fault.LoadChange change) {
        if (change.ratePerSecond() > 0) {
            workload.resetRate();
        }
        if (change.clients() >= 0) {
            workload.resetActiveClients();
        }
    }
}

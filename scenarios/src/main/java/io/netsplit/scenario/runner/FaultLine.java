package io.netsplit.scenario.runner;

import io.netsplit.run.FaultSpan;
import io.netsplit.trace.Observer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Tells a trace of the faults of the traffic lab, which belong to the plan of a run and not to its events. */
final class FaultLine {
    /** A fault begins or ends. */
    private record Change(long timeNs, FaultSpan fault, boolean begins) {}

    private final Observer out;
    private final List<Change> changes = new ArrayList<>();
    private int next;

    FaultLine(Observer out, List<FaultSpan> faults) {
        this.out = out;
        for (FaultSpan fault : faults) {
            changes.add(new Change(fault.startNs(), fault, true));
            changes.add(new Change(fault.endNs(), fault, false));
        }
        changes.sort(Comparator.comparingLong(Change::timeNs));
    }

    /** Tells of those whose time has come. */
    void passTo(long nowNs) {
        while (next < changes.size() && changes.get(next).timeNs <= nowNs) {
            Change change = changes.get(next++);
            if (change.begins) {
                out.faultStarted(change.timeNs, change.fault.fault(), change.fault.detail());
            } else {
                out.faultEnded(change.timeNs, change.fault.fault());
            }
        }
    }
}

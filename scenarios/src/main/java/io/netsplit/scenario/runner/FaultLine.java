package io.netsplit.scenario.runner;

import io.netsplit.run.FaultSpan;
import io.netsplit.trace.Observer;
import io.netsplit.traffic.rollout.RolloutFigures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Tells a trace of the faults of the traffic lab, which belong to the plan of a run and not to its events, and of the parts of
 * a rollout.
 */
final class FaultLine {
    /** A fault begins or ends. */
    private record Change(long timeNs, FaultSpan fault, boolean begins) {}

    private final Observer out;
    private final List<Change> changes = new ArrayList<>();
    private int next;
    /** The part of a rollout that goes on; empty where none does. */
    private String rollout = "";

    FaultLine(Observer out, List<FaultSpan> faults) {
        this.out = out;
        for (FaultSpan fault : faults) {
            changes.add(new Change(fault.startNs(), fault, true));
            changes.add(new Change(fault.endNs(), fault, false));
        }
        changes.sort(Comparator.comparingLong(Change::timeNs));
    }

    /** A rollout has come to its next part, which ends the one before. */
    void phase(RolloutFigures.Phase phase) {
        passTo(phase.startNs());
        if (!rollout.isEmpty()) {
            out.faultEnded(phase.startNs(), rollout);
        }
        rollout = phase.isOver() ? "" : RolloutPhases.name(phase);
        if (!rollout.isEmpty()) {
            out.faultStarted(phase.startNs(), rollout, "");
        }
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

package io.netsplit.scenario.runner;

import io.netsplit.run.FaultSpan;
import io.netsplit.scenario.plan.PlannedChange;
import io.netsplit.scenario.plan.TrafficPlan;
import io.netsplit.trace.Observer;
import io.netsplit.traffic.rollout.RolloutFigures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Tells a trace of the faults of the traffic lab and what they do to its nodes, which belong to the plan of a run and not to its
 * events, and of the parts of a rollout.
 */
final class FaultLine {
    /** Something is to be told at an instant. */
    private record Change(long timeNs, Runnable telling) {}

    private final Observer out;
    private final List<Change> changes = new ArrayList<>();
    private int next;
    /** The part of a rollout that goes on; empty where none does. */
    private String rollout = "";

    FaultLine(Observer out, TrafficPlan plan) {
        this.out = out;
        for (FaultSpan fault : plan.faults()) {
            String name = fault.fault();
            changes.add(new Change(fault.startNs(), () -> out.faultStarted(fault.startNs(), name, fault.detail())));
            changes.add(new Change(fault.endNs(), () -> out.faultEnded(fault.endNs(), name)));
        }
        for (PlannedChange one : plan.changes()) {
            changes.add(new Change(
                    one.timeNs(), () -> out.nodeChanged(one.timeNs(), one.address(), one.change(), one.detail())));
        }
        changes.sort(Comparator.comparingLong(Change::timeNs));
        passTo(0);
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
            changes.get(next++).telling.run();
        }
    }
}

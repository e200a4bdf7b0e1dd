package io.netsplit.scenario.runner;

import io.netsplit.scenario.result.FaultInterval;
import io.netsplit.traffic.rollout.RolloutFigures;
import java.util.ArrayList;
import java.util.List;

/** The parts of a rollout, as traces and pictures show them: like faults, since nothing is steady while they last. */
final class RolloutPhases {
    private RolloutPhases() {}

    static String name(RolloutFigures.Phase phase) {
        return "rollout: " + phase.name();
    }

    /** Each from its beginning to that of the next; with the last, a rollout that has ended is over. */
    static List<FaultInterval> of(RolloutFigures figures, long endNs) {
        List<RolloutFigures.Phase> phases = figures.phases();
        List<FaultInterval> found = new ArrayList<>();
        for (int i = 0; i < phases.size(); i++) {
            RolloutFigures.Phase phase = phases.get(i);
            long nextNs = i + 1 < phases.size() ? phases.get(i + 1).startNs() : endNs;
            if (!phase.isOver() && phase.startNs() < endNs) {
                found.add(new FaultInterval(name(phase), "", phase.startNs(), Math.min(nextNs, endNs)));
            }
        }
        return found;
    }
}

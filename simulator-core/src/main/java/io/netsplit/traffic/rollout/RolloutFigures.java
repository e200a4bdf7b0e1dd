package io.netsplit.traffic.rollout;

import java.util.ArrayList;
import java.util.List;

/** What became of a rollout, and when. Instants are virtual nanoseconds. */
public final class RolloutFigures {
    private static final long NEVER = -1;

    /**
     * A part of the rollout, from its beginning to that of the next one.
     *
     * @param isOver whether the rollout ends with it
     */
    public record Phase(String name, long startNs, boolean isOver) {}

    private final long atNs;
    private final List<Phase> phases = new ArrayList<>();
    private long firstExposedNs = NEVER;
    private long decidedNs = NEVER;
    private long rolledBackNs = NEVER;
    private long completedNs = NEVER;

    RolloutFigures(long atNs) {
        this.atNs = atNs;
    }

    void phase(Phase phase) {
        phases.add(phase);
    }

    void exposed(long nowNs) {
        if (firstExposedNs == NEVER) {
            firstExposedNs = nowNs;
        }
    }

    void decided(long nowNs) {
        decidedNs = nowNs;
    }

    void rolledBack(long nowNs) {
        rolledBackNs = nowNs;
    }

    void completed(long nowNs) {
        completedNs = nowNs;
    }

    /** In the order in which they began. */
    public List<Phase> phases() {
        return List.copyOf(phases);
    }

    /** From the first request that the new version got to the decision to roll back; NaN where nothing was decided. */
    public double timeToDetectNs() {
        return decidedNs == NEVER || firstExposedNs == NEVER ? Double.NaN : decidedNs - firstExposedNs;
    }

    /** From the decision until no request is sent to the new version any more; NaN where that did not happen. */
    public double timeToRollBackNs() {
        return rolledBackNs == NEVER ? Double.NaN : rolledBackNs - decidedNs;
    }

    /** From the beginning until the new version alone runs for good; NaN where it does not. */
    public double durationNs() {
        return completedNs == NEVER ? Double.NaN : completedNs - atNs;
    }

    public boolean isRolledBack() {
        return decidedNs != NEVER;
    }

    public boolean isCompleted() {
        return completedNs != NEVER;
    }
}

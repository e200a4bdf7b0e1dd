package io.netsplit.scenario.plan;

import io.netsplit.kernel.Limits;
import io.netsplit.run.FaultSpan;
import io.netsplit.traffic.LabRun;
import io.netsplit.traffic.recording.Watch;
import java.util.List;

/** One run of the traffic lab before it runs: its faults are drawn already, and what is counted can still be said. */
public final class TrafficPlan {
    /** Makes a run that counts what is asked. */
    interface Maker {
        LabRun make(Watch watch, long seed, Limits limits);
    }

    private final Maker maker;
    private final TrafficNodes nodes;
    private final TrafficFaults faults;
    private final long seed;

    TrafficPlan(Maker maker, TrafficNodes nodes, TrafficFaults faults, long seed) {
        this.maker = maker;
        this.nodes = nodes;
        this.faults = faults;
        this.seed = seed;
    }

    public TrafficNodes nodes() {
        return nodes;
    }

    public long seed() {
        return seed;
    }

    /** When which fault will be active, in order of their start. */
    public List<FaultSpan> faults() {
        return faults.spans();
    }

    /** How the nodes will fare, in the order of time. */
    public List<PlannedChange> changes() {
        return faults.changes();
    }

    /** The run, ready to go, counting what {@code watch} says. */
    public LabRun prepare(Watch watch, Limits limits) {
        LabRun run = maker.make(watch, seed, limits);
        faults.schedule(run);
        return run;
    }
}

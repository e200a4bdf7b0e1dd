package io.netsplit.scenario.plan;

import io.netsplit.kernel.Limits;
import io.netsplit.run.FaultSpan;
import io.netsplit.traffic.TrafficRun;
import io.netsplit.traffic.TrafficSpec;
import io.netsplit.traffic.recording.Watch;
import java.util.List;

/** One run of the traffic lab before it runs: its faults are drawn already, and what is counted can still be said. */
public final class TrafficPlan {
    private final TrafficSpec.Builder spec;
    private final TrafficNodes nodes;
    private final TrafficFaults faults;
    private final long seed;

    TrafficPlan(TrafficSpec.Builder spec, TrafficNodes nodes, TrafficFaults faults, long seed) {
        this.spec = spec;
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

    /** The run, ready to go, counting what {@code watch} says. */
    public TrafficRun prepare(Watch watch, Limits limits) {
        TrafficRun run = TrafficRun.prepare(spec.watch(watch).build(), seed, limits);
        faults.schedule(run);
        return run;
    }
}

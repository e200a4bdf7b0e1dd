package io.netsplit.scenario.lab;

import io.netsplit.pace.WallPace;
import io.netsplit.run.Conditions;
import io.netsplit.run.RunSpec;
import io.netsplit.scenario.runner.Simulator;
import java.nio.file.Path;

/** The simulator, in real time: a lab for which no node has to be started. */
public final class SimulatedLive extends Simulator {
    @Override
    public String summary() {
        return "The simulator, in real time";
    }

    @Override
    public Deployment deploy(RunSpec spec, Path folder) {
        return new Virtual(spec, new WallPace(spec.limits().interrupted()), Conditions.unmeasured(spec.options()));
    }
}

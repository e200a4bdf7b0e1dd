package io.netsplit.scenario.runner;

import io.netsplit.kernel.Pace;
import io.netsplit.run.Conditions;
import io.netsplit.run.RunSpec;
import java.nio.file.Path;

/** The simulator under the conditions that real nodes have met with: what differs from them then is the model. */
public final class CalibratedSimulation extends Simulator {
    private final Conditions conditions;

    public CalibratedSimulation(Conditions conditions) {
        this.conditions = conditions;
    }

    @Override
    public String summary() {
        return "The simulator, with the delays, the disk and the options of real nodes";
    }

    @Override
    public Deployment deploy(RunSpec spec, Path folder) {
        return new Virtual(conditions.under(spec), Pace.UNBOUND, conditions);
    }
}

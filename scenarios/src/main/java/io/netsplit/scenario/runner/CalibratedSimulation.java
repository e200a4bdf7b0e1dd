package io.netsplit.scenario.runner;

import io.netsplit.kernel.Pace;
import io.netsplit.run.BackEnd;
import io.netsplit.run.Conditions;
import io.netsplit.run.RunSpec;
import java.nio.file.Path;
import java.util.List;

/** The simulator under the conditions that real nodes have met with: what differs from them then is the model. */
public final class CalibratedSimulation implements BackEnd {
    private final Conditions conditions;

    public CalibratedSimulation(Conditions conditions) {
        this.conditions = conditions;
    }

    @Override
    public String name() {
        return "sim";
    }

    @Override
    public String summary() {
        return "The simulator, with the delays, the disk and the options of real nodes";
    }

    @Override
    public List<String> objections(RunSpec spec) {
        return List.of();
    }

    @Override
    public List<String> invariants(RunSpec spec) {
        return spec.protocol().invariantNames();
    }

    @Override
    public List<String> remarks(RunSpec spec) {
        return List.of();
    }

    @Override
    public Deployment deploy(RunSpec spec, Path folder) {
        RunSpec there = conditions.under(spec);
        return new Deployment() {
            @Override
            public RunSpec spec() {
                return there;
            }

            @Override
            public Pace pace() {
                return Pace.UNBOUND;
            }

            @Override
            public Conditions conditions() {
                return conditions;
            }

            @Override
            public void close() {
                // There is nothing that runs on.
            }
        };
    }
}

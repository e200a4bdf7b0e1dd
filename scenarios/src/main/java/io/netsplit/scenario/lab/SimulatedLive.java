package io.netsplit.scenario.lab;

import io.netsplit.kernel.Pace;
import io.netsplit.pace.WallPace;
import io.netsplit.run.BackEnd;
import io.netsplit.run.Conditions;
import io.netsplit.run.RunSpec;
import java.nio.file.Path;
import java.util.List;

/** The simulator, in real time: a lab for which no node has to be started. */
public final class SimulatedLive implements BackEnd {
    @Override
    public String name() {
        return "sim";
    }

    @Override
    public String summary() {
        return "The simulator, in real time";
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
        WallPace pace = new WallPace(spec.limits().interrupted());
        return new Deployment() {
            @Override
            public RunSpec spec() {
                return spec;
            }

            @Override
            public Pace pace() {
                return pace;
            }

            @Override
            public Conditions conditions() {
                return Conditions.unmeasured(spec.options());
            }

            @Override
            public void close() {
                // There is nothing that runs on.
            }
        };
    }
}

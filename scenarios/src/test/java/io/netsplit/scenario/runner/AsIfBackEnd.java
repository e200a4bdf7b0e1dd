package io.netsplit.scenario.runner;

import io.netsplit.fault.Fault;
import io.netsplit.kernel.Pace;
import io.netsplit.run.BackEnd;
import io.netsplit.run.Conditions;
import io.netsplit.run.RunSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A back end for tests: the simulator, behaving as if it were real nodes that know little and cannot be slowed. */
public final class AsIfBackEnd implements BackEnd {
    /** What was deployed and what was closed, in order, by the running test. */
    public static final List<String> SEEN = new ArrayList<>();

    @Override
    public String name() {
        return "as-if";
    }

    @Override
    public String summary() {
        return "The simulator, for tests";
    }

    @Override
    public List<String> objections(RunSpec spec) {
        List<String> objections = new ArrayList<>();
        spec.faults().steps().stream()
                .filter(step -> step.fault() instanceof Fault.Slow)
                .forEach(step -> objections.add("fault '" + step.name() + "' (slow): it cannot be slowed"));
        if (spec.options().integer("quorum") != 0) {
            objections.add("it has no 'quorum'");
        }
        return objections;
    }

    @Override
    public List<String> invariants(RunSpec spec) {
        return List.of("one-leader-per-term");
    }

    @Override
    public List<String> remarks(RunSpec spec) {
        return List.of("time is not real here");
    }

    @Override
    public Deployment deploy(RunSpec spec, Path folder) throws IOException {
        if (spec.seed() == 13) {
            throw new IOException("n2 ended by itself; it last said:\nno luck");
        }
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("n1.log"), "hello\n");
        SEEN.add("deployed " + spec.seed());
        return new Deployment() {
            @Override
            public RunSpec spec() {
                return spec;
            }

            @Override
            public Pace pace() {
                return Pace.UNBOUND;
            }

            @Override
            public Conditions conditions() {
                return new Conditions(List.of(2_000_000L, 4_000_000L, 3_000_000L), List.of(1_000_000L), spec.options());
            }

            @Override
            public void close() {
                SEEN.add("closed " + spec.seed());
            }
        };
    }
}

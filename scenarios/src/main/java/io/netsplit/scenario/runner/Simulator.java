package io.netsplit.scenario.runner;

import io.netsplit.kernel.Pace;
import io.netsplit.run.BackEnd;
import io.netsplit.run.Conditions;
import io.netsplit.run.RunSpec;
import java.util.List;

/** The simulator where a back end is asked for: it takes every run, and no node has to be started. */
public abstract class Simulator implements BackEnd {
    /** Its name among those of back ends. */
    public static final String NAME = "sim";

    @Override
    public final String name() {
        return NAME;
    }

    @Override
    public final List<String> objections(RunSpec spec) {
        return List.of();
    }

    @Override
    public final List<String> invariants(RunSpec spec) {
        return spec.protocol().invariantNames();
    }

    @Override
    public final List<String> remarks(RunSpec spec) {
        return List.of();
    }

    /** A run for which there is nothing to close. */
    public record Virtual(RunSpec spec, Pace pace, Conditions conditions) implements Deployment {
        @Override
        public void close() {
            // There is nothing that runs on.
        }
    }
}

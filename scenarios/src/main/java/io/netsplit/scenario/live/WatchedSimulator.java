package io.netsplit.scenario.live;

import io.netsplit.pace.GatedPace;
import io.netsplit.run.Conditions;
import io.netsplit.run.RunSpec;
import io.netsplit.scenario.runner.Simulator;
import io.netsplit.trace.Observer;
import java.nio.file.Path;

/** The simulator at the pace of whoever looks on. */
final class WatchedSimulator extends Simulator {
    private static final Observer NOBODY = new Observer() {};

    private final LiveLines lines;
    private final GatedPace pace;

    WatchedSimulator(LiveLines lines, GatedPace pace) {
        this.lines = lines;
        this.pace = pace;
    }

    @Override
    public String summary() {
        return "The simulator, at the pace of whoever looks on";
    }

    @Override
    public Deployment deploy(RunSpec spec, Path folder) {
        RunSpec watched =
                lines.watched(spec, cluster -> cluster.observe(new Steps(NOBODY, pace, cluster.simulation())));
        return new Virtual(watched, pace, Conditions.unmeasured(spec.options()));
    }
}

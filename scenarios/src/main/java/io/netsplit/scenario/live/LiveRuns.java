package io.netsplit.scenario.live;

import io.netsplit.scenario.format.model.ScenarioFile;

/** Starts runs that somebody looks at. */
public final class LiveRuns {
    private LiveRuns() {}

    /** On the simulator; it waits at its beginning until it is let go on. */
    public static LiveRun simulated(ScenarioFile file, String variant, long seed, LiveWatcher watcher) {
        return SimulatedRun.start(file, variant, seed, watcher);
    }
}

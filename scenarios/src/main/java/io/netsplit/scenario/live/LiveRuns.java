package io.netsplit.scenario.live;

import io.netsplit.scenario.format.model.ScenarioFile;
import io.netsplit.scenario.live.RealTimeRun.Place;
import java.util.function.Supplier;

/** Starts runs that somebody looks at. */
public final class LiveRuns {
    private LiveRuns() {}

    /** On the simulator; it waits at its beginning until it is let go on. */
    public static LiveRun simulated(ScenarioFile file, String variant, long seed, LiveWatcher watcher) {
        return SimulatedRun.start(file, variant, seed, watcher);
    }

    /**
     * In real time, on nodes that are started for it.
     *
     * @param place asked on the thread of the run; says by an exception, whose message is for the user, why there is none
     */
    public static RealTimeRun inRealTime(Supplier<Place> place, String variant, long seed, LiveWatcher watcher) {
        return RealTimeRun.start(place, variant, seed, watcher);
    }
}

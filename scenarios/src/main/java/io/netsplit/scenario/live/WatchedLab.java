package io.netsplit.scenario.live;

import io.netsplit.kernel.Pace;
import io.netsplit.kernel.Simulation;
import io.netsplit.pace.GatedPace;
import io.netsplit.scenario.result.LabLook;
import io.netsplit.scenario.runner.LabWatch;
import io.netsplit.trace.Observer;
import io.netsplit.trace.TraceHeader;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The traffic lab at the pace of whoever looks on. */
final class WatchedLab implements LabWatch {
    /** At full speed a look at the charts is taken so many times in a run, or more seldom. */
    private static final long LOOKS = 240;

    private final LiveLines lines;
    private final GatedPace pace;
    private final LiveWatcher watcher;

    // Of the thread of the run alone.
    private @Nullable Simulation simulation;
    private @Nullable Supplier<LabLook> soFar;
    private long everyNs;
    private long nextNs;

    WatchedLab(LiveLines lines, GatedPace pace, LiveWatcher watcher) {
        this.lines = lines;
        this.pace = pace;
        this.watcher = watcher;
    }

    @Override
    public Observer begins(TraceHeader header, Simulation run, Supplier<LabLook> looks) {
        simulation = run;
        soFar = looks;
        everyNs = header.durationNs() / LOOKS;
        return new Steps(lines.begin(header, run), pace, run);
    }

    @Override
    public Pace pace() {
        return pace;
    }

    /** The run has come a little further: hands on what there is to be drawn by now, where somebody is going to look at it. */
    void cameFurther() {
        if (simulation == null || soFar == null) {
            return;
        }
        long nowNs = simulation.now();
        if (nowNs >= nextNs || pace.isShutAt(nowNs)) {
            nextNs = nowNs + everyNs;
            watcher.looks(soFar.get());
        }
    }
}

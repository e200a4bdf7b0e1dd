package io.netsplit.scenario.live;

import io.netsplit.pace.GatedPace;
import io.netsplit.scenario.format.model.ScenarioFile;
import io.netsplit.scenario.format.model.TrafficChoice;
import io.netsplit.scenario.runner.Sweep;
import io.netsplit.scenario.runner.SweepOptions;
import io.netsplit.scenario.runner.SweepProgress;
import java.util.List;
import java.util.Optional;

/** A run on the simulator: the same, event by event, as the run of a sweep, whatever the speed at which it is looked at. */
final class SimulatedRun implements LiveRun {
    private final LiveLines lines;
    private final GatedPace pace;
    private final WatchedLab lab;

    private SimulatedRun(LiveLines lines, LiveWatcher watcher) {
        this.lines = lines;
        this.pace = new GatedPace(this::cameFurther);
        this.lab = new WatchedLab(lines, pace, watcher);
    }

    private void cameFurther() {
        lab.cameFurther();
        lines.handOn();
    }

    /** Starts one; it waits at its beginning until it is let go on. */
    static LiveRun start(ScenarioFile file, String variant, long seed, LiveWatcher watcher) {
        SimulatedRun run = new SimulatedRun(new LiveLines(file.name(), variant, seed, watcher), watcher);
        Thread thread = new Thread(() -> run.take(file, variant, seed, watcher), "live-run");
        thread.setDaemon(true);
        thread.start();
        return run;
    }

    @SuppressWarnings("CatchAndPrintStackTrace") // a watcher is told, whatever happened
    private void take(ScenarioFile file, String variant, long seed, LiveWatcher watcher) {
        SweepOptions options = SweepOptions.DEFAULT
                .withSeeds(List.of(seed))
                .withVariants(List.of(variant))
                .withDetail(false)
                .withInterrupted(pace::isAbandoned);
        boolean isOfLab = file.variant(variant).orElseThrow().scenario().system() instanceof TrafficChoice;
        SweepOptions watched =
                isOfLab ? options.withWatch(lab) : options.withBackEnd(new WatchedSimulator(lines, pace));
        try {
            var result = Sweep.run(file, watched, SweepProgress.NONE);
            watcher.ends(result.interrupted() ? Optional.empty() : Optional.of(result), "");
        } catch (RuntimeException | Error e) {
            watcher.ends(Optional.empty(), String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void openUntil(long timeNs) {
        pace.openUntil(timeNs);
    }

    @Override
    public void step() {
        pace.step();
    }

    @Override
    public void abandon() {
        pace.abandon();
    }

    @Override
    public void awaitEnd() {
        // Nothing of it is outside this virtual machine.
    }
}

package io.netsplit.visualizer.live;

import io.netsplit.scenario.format.model.ScenarioFile;
import io.netsplit.scenario.lab.SimulatedLive;
import io.netsplit.scenario.live.LiveRun;
import io.netsplit.scenario.live.LiveRuns;
import io.netsplit.scenario.live.LiveWatcher;
import io.netsplit.scenario.live.RealTimeRun;
import io.netsplit.scenario.live.Script;
import io.netsplit.scenario.live.Workshop;
import java.util.List;
import java.util.Optional;

/** One small scenario, on the simulator; what stands for real nodes is the simulator, too, in real time. */
public final class SampleWorkshop implements Workshop {
    /** The back end on which it can run in real time. */
    public static final String WALL = "wall";

    public static final Script SCRIPT = new Script("three.yaml", """
            netsplit: 1
            name: three
            title: Three nodes of Raft
            run: { duration: 3s, seeds: [7, 8] }
            topology: { nodes: 3 }
            system: { protocol: raft }
            workload: { type: register, clients: 2 }
            faults:
              - { at: 2s, name: own, isolate: leader, for: 300ms }
            variants:
              usual: {}
              calm: { faults: [] }
            assertions:
              - invariant: one-leader-per-term
              - threshold: availability >= 1%
            lesson:
              variant: calm
              seed: 8
              steps:
                - { at: 1s, say: First words. }
                - { at: 2s, pane: space-time, around: 500ms, say: Second words. }
                - { at: 2900ms, around: 500ms, say: Last words. }
            """, Optional.empty());

    @Override
    public List<Exhibit> gallery() {
        return List.of(new Exhibit("three", "raft", "Three nodes of Raft", "Watch a leader be cut off.", true));
    }

    @Override
    public String first() {
        return "three";
    }

    @Override
    public Optional<Script> script(String name) {
        return name.equals("three") ? Optional.of(SCRIPT) : Optional.empty();
    }

    @Override
    public List<RealPlace> places(ScenarioFile file, String variant) {
        return List.of(
                new RealPlace(WALL, "The simulator, in real time", List.of()),
                new RealPlace("other", "Nobody knows", List.of("it does not know Raft")));
    }

    @Override
    public LiveRun start(ScenarioFile file, String variant, long seed, LiveWatcher watcher) {
        return LiveRuns.simulated(file, variant, seed, watcher);
    }

    @Override
    public RealTimeRun start(ScenarioFile file, String variant, long seed, String on, LiveWatcher watcher) {
        return LiveRuns.inRealTime(() -> place(file, on), variant, seed, watcher);
    }

    private static RealTimeRun.Place place(ScenarioFile file, String on) {
        if (!on.equals(WALL)) {
            throw new IllegalArgumentException("No back end is called '" + on + "'");
        }
        return new RealTimeRun.Place(new SimulatedLive(), file);
    }

    @Override
    public String command() {
        return "netsplit";
    }
}

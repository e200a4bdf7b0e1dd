package io.netsplit.visualizer.live;

import io.netsplit.scenario.format.model.ScenarioFile;
import io.netsplit.scenario.live.LiveRun;
import io.netsplit.scenario.live.LiveRuns;
import io.netsplit.scenario.live.LiveWatcher;
import io.netsplit.scenario.live.Script;
import io.netsplit.scenario.live.Workshop;
import java.util.List;
import java.util.Optional;

/** One small scenario, on the simulator. */
public final class SampleWorkshop implements Workshop {
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
    public List<String> backEnds() {
        return List.of();
    }

    @Override
    public LiveRun start(ScenarioFile file, String variant, long seed, String on, LiveWatcher watcher) {
        return LiveRuns.simulated(file, variant, seed, watcher);
    }

    @Override
    public String command() {
        return "netsplit";
    }
}

package io.netsplit.scenario.cli;

import io.netsplit.scenario.format.model.ScenarioFile;
import io.netsplit.scenario.format.model.Variant;
import io.netsplit.scenario.live.LiveRun;
import io.netsplit.scenario.live.LiveRuns;
import io.netsplit.scenario.live.LiveWatcher;
import io.netsplit.scenario.live.RealTimeRun;
import io.netsplit.scenario.live.Script;
import io.netsplit.scenario.live.Workshop;
import io.netsplit.scenario.runner.BackEnds;
import io.netsplit.scenario.runner.Suitability;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Scenarios and runs for a dashboard, found as the other verbs find them. */
final class DashboardWorkshop implements Workshop {
    private static final String FIRST = "raft-split-brain";

    private final Environment environment;

    DashboardWorkshop(Environment environment) {
        this.environment = environment;
    }

    @Override
    public List<Exhibit> gallery() {
        List<Exhibit> exhibits = new ArrayList<>();
        for (ScenarioSource source : new ScenarioFinder(environment.directory()).all()) {
            String topic = source.entry().map(ScenarioLibrary.Entry::topic).orElse("");
            new Script(source.name(), source.text(), Optional.empty())
                    .read()
                    .file()
                    .ifPresent(file -> exhibits.add(Exhibit.of(source.name(), topic, file)));
        }
        exhibits.sort(Exhibit.ORDER);
        return exhibits;
    }

    @Override
    public String first() {
        return FIRST;
    }

    /** What comes with netsplit is not written to; whoever changes it saves it elsewhere. */
    @Override
    public Optional<Script> script(String name) {
        try {
            ScenarioSource source = new ScenarioFinder(environment.directory()).one(name);
            Optional<Path> file = source.entry().isEmpty() ? source.file() : Optional.empty();
            return Optional.of(new Script(source.name(), source.text(), file));
        } catch (UserMistake e) {
            return Optional.empty();
        }
    }

    @Override
    public List<RealPlace> places(ScenarioFile file, String variant) {
        Variant wanted = file.variant(variant).orElseThrow();
        return BackEnds.all().stream()
                .map(one -> new RealPlace(
                        one.name(),
                        one.summary(),
                        Suitability.of(file, wanted, one).objections()))
                .toList();
    }

    @Override
    public LiveRun start(ScenarioFile file, String variant, long seed, LiveWatcher watcher) {
        return LiveRuns.simulated(file, variant, seed, watcher);
    }

    @Override
    public RealTimeRun start(ScenarioFile file, String variant, long seed, String on, LiveWatcher watcher) {
        return LiveRuns.inRealTime(() -> place(file, variant, on), variant, seed, watcher);
    }

    private RealTimeRun.Place place(ScenarioFile file, String variant, String on) {
        RealNodes nodes = RealNodes.named(on, environment);
        return new RealTimeRun.Place(
                nodes.backEnd(), nodes.prepare(file, List.of(variant)).scenario());
    }

    @Override
    public String command() {
        return environment.command();
    }
}

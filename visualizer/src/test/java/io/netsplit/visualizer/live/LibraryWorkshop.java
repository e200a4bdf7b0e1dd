package io.netsplit.visualizer.live;

import io.netsplit.scenario.format.model.ScenarioFile;
import io.netsplit.scenario.live.LiveRun;
import io.netsplit.scenario.live.LiveRuns;
import io.netsplit.scenario.live.LiveWatcher;
import io.netsplit.scenario.live.RealTimeRun;
import io.netsplit.scenario.live.Script;
import io.netsplit.scenario.live.Workshop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The scenarios that come with netsplit, on the simulator. */
public final class LibraryWorkshop implements Workshop {
    private static final Path LIBRARY = Path.of("../scenarios/library");
    private static final String ENDING = ".yaml";

    private final List<Exhibit> exhibits = new ArrayList<>();

    private static List<Path> files() {
        try (Stream<Path> all = Files.walk(LIBRARY)) {
            return all.filter(path -> path.toString().endsWith(ENDING)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.substring(0, name.length() - ENDING.length());
    }

    private static Script read(Path file) {
        try {
            return new Script(name(file), Files.readString(file), Optional.empty());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized List<Exhibit> gallery() {
        if (exhibits.isEmpty()) {
            for (Path file : files()) {
                String topic = String.valueOf(file.getParent().getFileName());
                read(file)
                        .read()
                        .file()
                        .map(one -> Exhibit.of(name(file), topic, one))
                        .ifPresent(exhibits::add);
            }
            exhibits.sort(Exhibit.ORDER);
        }
        return exhibits;
    }

    @Override
    public String first() {
        return "raft-split-brain";
    }

    @Override
    public Optional<Script> script(String name) {
        return files().stream()
                .filter(file -> name(file).equals(name))
                .findFirst()
                .map(LibraryWorkshop::read);
    }

    @Override
    public List<RealPlace> places(ScenarioFile file, String variant) {
        return List.of();
    }

    @Override
    public LiveRun start(ScenarioFile file, String variant, long seed, LiveWatcher watcher) {
        return LiveRuns.simulated(file, variant, seed, watcher);
    }

    @Override
    public RealTimeRun start(ScenarioFile file, String variant, long seed, String on, LiveWatcher watcher) {
        throw new IllegalArgumentException("No back end is called '" + on + "'");
    }

    @Override
    public String command() {
        return "./netsplit";
    }
}

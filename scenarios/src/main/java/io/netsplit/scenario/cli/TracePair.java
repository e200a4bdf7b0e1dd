package io.netsplit.scenario.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The two traces that somebody wants to hold against each other. Each is a trace file, with or without its ending, or one of
 * those in a run folder: its only one, the only one that was asked for, or the only one that the other side has, too. Where
 * several are left, nothing is guessed.
 */
final class TracePair {
    private static final String ENDING = ".trace.jsonl.gz";

    /**
     * What to look for in a folder.
     *
     * @param variant empty for any
     * @param seed null for any
     */
    record Wanted(String variant, @Nullable Long seed) {
        private boolean matches(Path file) {
            String name = nameOf(file);
            return (variant.isEmpty() || name.startsWith(variant + "-seed-"))
                    && (seed == null || name.endsWith("-seed-" + seed));
        }

        private String words() {
            String ofVariant = variant.isEmpty() ? "" : " of variant '" + variant + "'";
            return ofVariant + (seed == null ? "" : " with seed " + seed);
        }
    }

    private final Environment environment;
    private final Wanted wanted;
    private boolean folders;
    private final Path one;
    private final Path other;

    private TracePair(Environment environment, Wanted wanted, String typedOne, String typedOther) {
        this.environment = environment;
        this.wanted = wanted;
        List<Path> ones = candidates(typedOne);
        List<Path> others = candidates(typedOther);
        if (!folders && !wanted.words().isEmpty()) {
            throw UserMistake.usage(
                    "A trace file has its own variant and seed; --variant and --seed choose one of a folder.");
        }
        Optional<String> same = sameName(ones, others);
        this.one = choose(typedOne, ones, same);
        this.other = choose(typedOther, others, same);
    }

    /** Finds both; a {@link UserMistake} says what there is to choose from, or that there is nothing. */
    static TracePair find(Environment environment, Wanted wanted, String one, String other) {
        return new TracePair(environment, wanted, one, other);
    }

    Path one() {
        return one;
    }

    Path other() {
        return other;
    }

    /** As the user can type it. */
    String shown(Path file) {
        Path directory = environment.directory();
        Path shown = file.startsWith(directory) ? directory.relativize(file) : file;
        return shown.toString().replace(java.io.File.separatorChar, '/');
    }

    private List<Path> candidates(String typed) {
        Path path;
        try {
            path = environment.directory().resolve(typed);
        } catch (InvalidPathException e) {
            throw UserMistake.usage("'" + typed + "' is not a path.");
        }
        for (Path file : List.of(path, Path.of(path + ENDING))) {
            // A pipe is as good as a file.
            if (Files.exists(file) && !Files.isDirectory(file)) {
                return List.of(file);
            }
        }
        folders = true;
        List<Path> all = inFolder(path, typed);
        List<Path> matching = all.stream().filter(wanted::matches).toList();
        if (matching.isEmpty()) {
            throw UserMistake.nothing(
                    "There is no trace" + wanted.words() + " in " + typed + "; there are " + names(all, ", ") + ".");
        }
        return matching;
    }

    private List<Path> inFolder(Path typedPath, String typed) {
        Path named = environment.directory().resolve("out").resolve(typed);
        for (Path start : List.of(typedPath, named)) {
            Path latest = start.resolve(ResultFolder.latestName(start));
            for (Path folder : new LinkedHashSet<>(List.of(start, start.resolve("latest"), latest))) {
                List<Path> traces = traces(folder);
                if (!traces.isEmpty()) {
                    return traces;
                }
            }
        }
        String command = environment.command();
        String what =
                Files.exists(typedPath) ? "There is no trace in " + typed : "There is no trace and no run " + typed;
        throw UserMistake.nothing(what + ". '" + command + " run SCENARIO --trace' keeps the trace of every run.");
    }

    private List<Path> traces(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try {
            return Traces.directlyIn(folder);
        } catch (IOException | java.io.UncheckedIOException e) {
            throw new UserMistake(ExitCode.INVALID_SCENARIO, shown(folder) + " cannot be read.");
        }
    }

    /** The name of the one trace that both sides have. */
    private static Optional<String> sameName(List<Path> ones, List<Path> others) {
        Set<String> names = new LinkedHashSet<>();
        ones.forEach(file -> names.add(nameOf(file)));
        names.retainAll(others.stream().map(TracePair::nameOf).toList());
        return names.size() == 1 ? Optional.of(names.iterator().next()) : Optional.empty();
    }

    private Path choose(String typed, List<Path> candidates, Optional<String> same) {
        if (candidates.size() == 1) {
            return candidates.get(0);
        }
        return candidates.stream()
                .filter(file -> same.filter(nameOf(file)::equals).isPresent())
                .findFirst()
                .orElseThrow(() -> UserMistake.usage("There are several traces" + wanted.words() + " in " + typed
                        + ":\n  " + candidates.stream().map(this::shown).collect(Collectors.joining("\n  "))
                        + "\nName one of them, or choose with --variant and --seed."));
    }

    private static String names(List<Path> files, String between) {
        return files.stream().map(TracePair::nameOf).collect(Collectors.joining(between));
    }

    private static String nameOf(Path file) {
        return String.valueOf(file.getFileName()).replaceFirst("(\\.trace)?(\\.jsonl)?(\\.gz)?$", "");
    }
}

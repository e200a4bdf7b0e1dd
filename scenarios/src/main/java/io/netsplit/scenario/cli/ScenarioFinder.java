package io.netsplit.scenario.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Turns what the user typed into scenarios: a file, a folder, or the name of one in the library. */
final class ScenarioFinder {
    private static final int DEPTH_MAX = 8;
    private static final int FILES_MAX = 10_000;

    private final Path directory;
    private final ScenarioLibrary library;

    ScenarioFinder(Path directory) {
        this.directory = directory;
        this.library = ScenarioLibrary.open(directory);
    }

    ScenarioLibrary library() {
        return library;
    }

    /** Everything that {@code arguments} name, once each, in that order; never empty. */
    List<ScenarioSource> find(List<String> arguments) {
        Map<String, ScenarioSource> found = new LinkedHashMap<>();
        for (String argument : arguments) {
            for (ScenarioSource source : find(argument)) {
                found.putIfAbsent(source.name(), source);
            }
        }
        return List.copyOf(found.values());
    }

    /** The one scenario that {@code argument} names. */
    ScenarioSource one(String argument) {
        List<ScenarioSource> found = find(argument);
        if (found.size() > 1) {
            throw UserMistake.usage(argument + " holds " + found.size() + " scenarios; name one of them, as "
                    + found.get(0).name() + ".");
        }
        return found.get(0);
    }

    /** Every scenario of the library. */
    List<ScenarioSource> all() {
        return library.entries().stream().map(this::source).toList();
    }

    private List<ScenarioSource> find(String argument) {
        Path path = path(argument);
        if (Files.isDirectory(path)) {
            return folder(argument, path);
        }
        if (Files.exists(path)) {
            return List.of(new ScenarioSource(argument, Optional.of(path), Optional.empty()));
        }
        return library.find(argument).map(entry -> List.of(source(entry))).orElseThrow(() -> unknown(argument));
    }

    private Path path(String argument) {
        try {
            return directory.resolve(argument);
        } catch (InvalidPathException e) {
            throw UserMistake.usage("'" + argument + "' is neither a path nor the name of a scenario.");
        }
    }

    private List<ScenarioSource> folder(String argument, Path named) {
        List<ScenarioSource> found = new ArrayList<>();
        // A link to a folder is walked as the folder that it stands for.
        Path folder = real(argument, named);
        try (Stream<Path> files = Files.walk(folder, DEPTH_MAX)) {
            files.filter(file -> !isHidden(folder, file) && !isResult(file))
                    .filter(ScenarioLibrary::isScenario)
                    .sorted()
                    .limit(FILES_MAX)
                    .forEach(file -> found.add(new ScenarioSource(
                            typed(argument, folder.relativize(file)), Optional.of(file), Optional.empty())));
        } catch (IOException e) {
            throw unreadable(argument, e);
        } catch (UncheckedIOException e) {
            throw unreadable(argument, Reasons.cause(e));
        }
        if (found.isEmpty()) {
            throw UserMistake.nothing("There is no scenario in " + argument + ": no file there ends in .yaml or .yml. "
                    + "'netsplit init my-first' writes one.");
        }
        return found;
    }

    private static Path real(String argument, Path named) {
        try {
            return named.toRealPath();
        } catch (IOException e) {
            throw unreadable(argument, e);
        }
    }

    private static UserMistake unreadable(String argument, IOException e) {
        return UserMistake.nothing("The folder " + argument + " cannot be read: " + Reasons.of(e) + ".");
    }

    private static boolean isHidden(Path folder, Path file) {
        for (Path part : folder.relativize(file)) {
            if (part.toString().startsWith(".") && part.toString().length() > 1) {
                return true;
            }
        }
        return false;
    }

    /** A run folder keeps a copy of its scenario. */
    private static boolean isResult(Path file) {
        return Files.exists(file.resolveSibling(ReportFiles.SUMMARY));
    }

    private static String typed(String argument, Path inside) {
        String folder = argument.endsWith("/") || argument.endsWith("\\") ? argument : argument + "/";
        String path = inside.toString().replace('\\', '/');
        return folder.equals("./") ? path : folder + path;
    }

    private ScenarioSource source(ScenarioLibrary.Entry entry) {
        return new ScenarioSource(entry.name(), entry.file(), Optional.of(entry));
    }

    private UserMistake unknown(String argument) {
        boolean looksLikeFile = argument.endsWith(".yaml") || argument.endsWith(".yml") || argument.contains("/");
        String what =
                looksLikeFile ? "There is no file " + argument + "." : "No scenario is called '" + argument + "'.";
        return UserMistake.nothing(what + Suggestion.sentence(argument, library.names())
                + " 'netsplit list scenarios' shows those of the library.");
    }
}

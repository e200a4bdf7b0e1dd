package io.netsplit.scenario.cli;

import io.netsplit.history.format.Histories;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Turns what the user typed into histories: a file, a folder with files, or standard input. */
final class HistoryFinder {
    private static final int DEPTH_MAX = 16;
    private static final int FILES_MAX = 100_000;

    private final Path directory;
    private final List<String> skipped = new ArrayList<>();

    HistoryFinder(Path directory) {
        this.directory = directory;
    }

    /** Everything that {@code arguments} name, once each, in that order; the files of a folder in the order of their names. */
    List<HistorySource> find(List<String> arguments) {
        Map<String, HistorySource> found = new LinkedHashMap<>();
        for (String argument : arguments) {
            for (HistorySource source : find(argument)) {
                found.putIfAbsent(source.name(), source);
            }
        }
        return List.copyOf(found.values());
    }

    /** The files in folders that are in no format of a history. */
    List<String> skipped() {
        return List.copyOf(skipped);
    }

    private List<HistorySource> find(String argument) {
        if (argument.equals(HistorySource.STANDARD_INPUT)) {
            return List.of(HistorySource.standardInput());
        }
        try {
            Path path = directory.resolve(argument);
            if (Files.isDirectory(path)) {
                return folder(argument, path.toRealPath());
            }
            return List.of(
                    Files.exists(path)
                            ? HistorySource.of(argument, path)
                            : HistorySource.unreadable(argument, "there is no such file"));
        } catch (InvalidPathException e) {
            return List.of(HistorySource.unreadable(argument, "is not a path"));
        } catch (IOException e) {
            return List.of(HistorySource.unreadable(argument, Reasons.of(e)));
        } catch (UncheckedIOException e) {
            return List.of(HistorySource.unreadable(argument, Reasons.of(Reasons.cause(e))));
        }
    }

    private List<HistorySource> folder(String argument, Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder, DEPTH_MAX)) {
            files = walk.filter(file -> Files.isRegularFile(file) && !isHidden(folder, file))
                    .sorted()
                    .limit(FILES_MAX)
                    .toList();
        }
        List<HistorySource> found = new ArrayList<>();
        for (Path file : files) {
            String name = typed(argument, folder.relativize(file));
            if (claimsToBeAHistory(file)) {
                found.add(HistorySource.of(name, file));
            } else {
                skipped.add(name);
            }
        }
        return found.isEmpty()
                ? List.of(HistorySource.unreadable(
                        argument, "no file in this folder is a history in a format that is known here"))
                : found;
    }

    /** A file that cannot be opened may be one: the user is to hear of it. */
    private static boolean claimsToBeAHistory(Path file) {
        try {
            return Histories.recognise(file).isPresent();
        } catch (IOException e) {
            return true;
        }
    }

    private static boolean isHidden(Path folder, Path file) {
        for (Path part : folder.relativize(file)) {
            if (part.toString().startsWith(".")) {
                return true;
            }
        }
        return false;
    }

    private static String typed(String argument, Path inside) {
        String folder = argument.endsWith("/") || argument.endsWith("\\") ? argument : argument + "/";
        String path = inside.toString().replace('\\', '/');
        return folder.equals("./") ? path : folder + path;
    }
}

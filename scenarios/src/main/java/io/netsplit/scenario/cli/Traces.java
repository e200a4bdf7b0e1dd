package io.netsplit.scenario.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Finds the trace files of a run folder. */
final class Traces {
    private static final List<String> ENDINGS = List.of(".trace.gz", ".jsonl.gz", ".trace");

    private Traces() {}

    static boolean isTrace(String name) {
        return ENDINGS.stream().anyMatch(name::endsWith);
    }

    /** Those of a folder and of the folders in it, in the order of their names. */
    static List<Path> in(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder, 2)) {
            return sorted(files);
        }
    }

    /** Those that lie in the folder itself, which may be a link to one. */
    static List<Path> directlyIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return sorted(files);
        }
    }

    private static List<Path> sorted(Stream<Path> files) {
        return files.filter(file -> isTrace(String.valueOf(file.getFileName())))
                .sorted()
                .toList();
    }
}

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

    /** Those of a run folder that lies in {@code folder}, and those beside it, in the order of their names. */
    static List<Path> in(Path folder) throws IOException {
        return within(folder, 2);
    }

    /** Those that lie in the folder itself. */
    static List<Path> directlyIn(Path folder) throws IOException {
        return within(folder, 1);
    }

    private static List<Path> within(Path folder, int depth) throws IOException {
        try (Stream<Path> files = Files.walk(folder, depth)) {
            return files.filter(file -> isTrace(String.valueOf(file.getFileName())))
                    .sorted()
                    .toList();
        }
    }
}

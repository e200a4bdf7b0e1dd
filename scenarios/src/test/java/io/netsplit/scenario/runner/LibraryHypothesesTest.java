package io.netsplit.scenario.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every file of the library claims is what its run shows, with all of its seeds: what is to hold holds, and each
 * demonstration that is expected to fail does, for the assertion that names the reason.
 */
@Tag("lengthy")
class LibraryHypothesesTest {
    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("library"))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void hypothesisIsConfirmed(Path file) {
        Hypotheses.areConfirmed(file);
    }
}

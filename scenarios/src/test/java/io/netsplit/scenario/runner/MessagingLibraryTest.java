package io.netsplit.scenario.runner;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the files about messaging expect is what a run shows. */
class MessagingLibraryTest {
    static List<Path> files() throws IOException {
        return Hypotheses.files("messaging");
    }

    @ParameterizedTest
    @MethodSource("files")
    void hypothesisIsConfirmed(Path file) {
        Hypotheses.areConfirmed(file);
    }
}

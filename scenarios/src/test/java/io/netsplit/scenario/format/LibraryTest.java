package io.netsplit.scenario.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.scenario.format.model.ScenarioFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The scenario files of the library are without a fault. */
class LibraryTest {
    static final Path LIBRARY = Path.of("library");

    static List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(LIBRARY)) {
            return all.filter(path -> path.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void libraryFileIsReadWithoutAnyMessage(Path path) {
        ParseResult result = new ScenarioReader().read(path);
        assertThat(result.text()).isEmpty();
        assertThat(result.isValid()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("files")
    void libraryFileIsCalledAsItsScenario(Path path) {
        ScenarioFile file = new ScenarioReader().read(path).file().orElseThrow();
        assertThat(path.getFileName().toString()).isEqualTo(file.name() + ".yaml");
    }

    @Test
    void namesAreUniqueInTheLibrary() throws IOException {
        assertThat(files().stream().map(path -> path.getFileName().toString())).doesNotHaveDuplicates();
    }
}

package io.netsplit.scenario.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.scenario.format.model.ScenarioFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
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

    @Test
    void listOfTheLibraryIsUpToDate() throws IOException {
        StringBuilder list = new StringBuilder("""
                # The library

                *This list is made from the files; a test holds it against them.*

                Each file claims something that you can check: run it by its name, as `./netsplit run raft-split-brain`, and read its
                hypothesis first, as `./netsplit explain raft-split-brain`. Variants marked as canaries are broken on purpose: they
                prove that the checkers notice.
                """);
        String topic = "";
        for (Path path : files()) {
            ScenarioFile file = new ScenarioReader().read(path).file().orElseThrow();
            String folder = path.getParent().getFileName().toString();
            if (!folder.equals(topic)) {
                list.append("\n## ")
                        .append(folder)
                        .append("\n\n| scenario | what it shows | variants |\n|---|---|---|\n");
                topic = folder;
            }
            list.append("| [")
                    .append(file.name())
                    .append("](")
                    .append(folder)
                    .append('/')
                    .append(path.getFileName());
            list.append(") | ")
                    .append(file.title().replace("|", "\\|"))
                    .append(" | ")
                    .append(variants(file));
            list.append(" |\n");
        }
        Generated.check(LIBRARY.resolve("README.md"), list.toString());
    }

    private static String variants(ScenarioFile file) {
        return file.variants().stream()
                .map(variant -> variant.name() + (variant.canary() ? " (canary)" : ""))
                .filter(name -> !name.equals("default"))
                .collect(Collectors.joining(", "));
    }
}

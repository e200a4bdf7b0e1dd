package io.netsplit.scenario.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole outputs for wrong files: what a person sees. {@code -Dnetsplit.update=true} rewrites them. */
class GoldenMessagesTest {
    private static final Path FOLDER = Path.of("src/test/resources/io/netsplit/scenario/format/golden");

    static List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(FOLDER)) {
            return all.filter(path -> path.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void messagesAreAsRecorded(Path file) {
        String name = file.getFileName().toString();
        String messages = new ScenarioReader().read(file, name).text();
        Generated.check(FOLDER.resolve(name.replace(".yaml", ".txt")), messages);
    }

    @Test
    void thereAreFilesToLookAt() throws IOException {
        assertThat(files()).hasSizeGreaterThanOrEqualTo(8);
    }
}

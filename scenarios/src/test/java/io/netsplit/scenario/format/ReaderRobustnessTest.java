package io.netsplit.scenario.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.random.Prng;
import io.netsplit.scenario.format.diagnostic.Diagnostic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files of the library, damaged by chance: whatever comes out, it is a message or a scenario, never an exception. */
class ReaderRobustnessTest {
    private static final int ROUNDS = 60;
    private static final List<String> FRAGMENTS = List.of(
            "null",
            "[]",
            "{}",
            "- ",
            ": ",
            "\t",
            "'",
            "\"",
            "[",
            "]",
            "{",
            "}",
            "0",
            "-1",
            "1e309",
            "10s",
            "50%",
            "..",
            "&a",
            "*a",
            "!!map",
            "leader",
            "rest",
            "n99",
            "true",
            "no",
            "\n",
            "# ",
            "|",
            ">",
            "%",
            "\u00E9",
            "\uD83D\uDE00",
            "x-y: 1\n");

    static List<Path> files() throws IOException {
        return LibraryTest.files();
    }

    @ParameterizedTest
    @MethodSource("files")
    void damagedFileIsAnsweredWithMessages(Path path) throws IOException {
        String text = Files.readString(path);
        for (long seed = 1; seed <= ROUNDS; seed++) {
            String damaged = damage(text, Prng.of(seed, path.getFileName().toString()));
            ParseResult result = new ScenarioReader().read("damaged.yaml", damaged);
            assertThat(result.isValid())
                    .as("seed %d of %s:%n%s", seed, path, damaged)
                    .isEqualTo(result.diagnostics().stream().noneMatch(Diagnostic::isError));
            assertThat(result.text()).as("seed %d of %s", seed, path).doesNotContain("Exception");
            assertThat(result.diagnostics())
                    .as("seed %d of %s", seed, path)
                    .allMatch(diagnostic ->
                            diagnostic.span().line() <= damaged.lines().count() + 1);
        }
    }

    private static String damage(String text, Prng random) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes; i++) {
            int at = random.nextInt(lines.size());
            String line = lines.get(at);
            int column = random.nextInt(line.length() + 1);
            String fragment = FRAGMENTS.get(random.nextInt(FRAGMENTS.size()));
            switch (random.nextInt(6)) {
                case 0 -> lines.remove(at);
                case 1 -> lines.add(at, line);
                case 2 -> lines.set(at, line.substring(0, column));
                case 3 -> lines.set(at, line.substring(0, column) + fragment + line.substring(column));
                case 4 -> lines.set(at, line.replaceFirst(":.*", ": " + fragment));
                default -> lines.set(at, " ".repeat(random.nextInt(4)) + line);
            }
            if (lines.isEmpty()) {
                return "";
            }
        }
        return String.join("\n", lines);
    }
}

package io.netsplit.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/systems/README.md} says what every system is, which options it takes and which figures it adds, as the code has
 * it; {@code -Dnetsplit.update=true} rewrites it. Every system has a page of its family, which names it.
 */
class SystemsPageTest {
    private static final Path FOLDER = Path.of("..", "docs", "systems");
    private static final String INDEX = "README.md";
    private static final String HEAD = """
            # The simulated systems

            *Made by a test from the code.* Each is a `system.protocol` of a scenario file; the options stand under `system.with`. An
            option marked as a safeguard breaks the system on purpose where it has another value than its default;
            [who notices](../safeguards.md) stands on a page of its own.

            """;

    @Test
    void everySystemIsDescribedWithItsOptionsAndFigures() throws IOException {
        StringBuilder page = new StringBuilder(HEAD);
        for (Protocol protocol : Protocols.all()) {
            describe(protocol, page);
        }
        String expected = page.toString().stripTrailing() + "\n";
        Path index = FOLDER.resolve(INDEX);
        if (Boolean.getBoolean("netsplit.update")) {
            Files.writeString(index, expected);
        }
        assertThat(Files.readString(index))
                .as("docs/systems/README.md; run this test with -Dnetsplit.update=true to write it anew")
                .isEqualToNormalizingNewlines(expected);
    }

    private static void describe(Protocol protocol, StringBuilder page) throws IOException {
        String family = family(protocol.name());
        page.append("## ").append(protocol.name()).append("\n\n").append(protocol.summary());
        page.append(" [More](").append(family).append(")\n\n");
        page.append("Source: ").append(protocol.reference()).append(".\n\n");
        page.append("| option | values | default | meaning |\n|---|---|---|---|\n");
        for (Option option : protocol.options()) {
            page.append("| `")
                    .append(option.name())
                    .append("` | ")
                    .append(values(option))
                    .append(" | ");
            page.append(option.defaultText().isEmpty() ? "–" : "`" + option.defaultText() + "`")
                    .append(" | ");
            page.append(option.safeguard() ? "*Safeguard.* " : "")
                    .append(option.documentation())
                    .append(" |\n");
        }
        page.append('\n');
        if (!protocol.invariantNames().isEmpty()) {
            page.append("Invariants: `")
                    .append(String.join("`, `", protocol.invariantNames()))
                    .append("`.\n\n");
        }
        if (!protocol.measures().isEmpty()) {
            page.append("| metric | meaning |\n|---|---|\n");
            for (Measure measure : protocol.measures()) {
                page.append("| `")
                        .append(measure.name())
                        .append("` | ")
                        .append(measure.meaning())
                        .append(" |\n");
            }
            page.append('\n');
        }
    }

    private static String values(Option option) {
        return switch (option.kind()) {
            case DURATION -> "a duration";
            case OPTIONAL_DURATION -> "a duration, or `off`";
            case DURATION_RANGE -> "a duration or a range";
            case BOOLEAN -> "`true`, `false`";
            case INTEGER -> "a whole number";
            case NUMBER -> "a number";
            case PERCENTAGE -> "a percentage";
            case BANDWIDTH -> "a bandwidth";
            case CHOICE -> "`" + String.join("`, `", option.choices()) + "`";
            case GROUPS -> "groups of nodes";
        };
    }

    /** The page that tells how to have the protocol explained. */
    private static String family(String protocol) throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            List<Path> pages =
                    files.filter(file -> !file.endsWith(INDEX)).sorted().toList();
            for (Path page : pages) {
                if (Files.readString(page).contains("./netsplit explain " + protocol + " ")) {
                    return page.getFileName().toString();
                }
            }
        }
        throw new AssertionError(
                "no page in docs/systems says: ./netsplit explain " + protocol + "  # every option and its default");
    }
}

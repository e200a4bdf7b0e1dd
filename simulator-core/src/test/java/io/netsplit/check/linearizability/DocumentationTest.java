package io.netsplit.check.linearizability;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.check.linearizability.judge.Judge;
import io.netsplit.history.Functions;
import io.netsplit.history.History;
import io.netsplit.history.HistoryBuilder;
import io.netsplit.model.Models;
import io.netsplit.model.NamedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The example of docs/checks.md, which must be in the page as it is here. */
class DocumentationTest {
    @Test
    void exampleOfTheChecksPageSaysWhatThePageSays() throws IOException {
        History history = new HistoryBuilder()
                .ok(0, 0, 10, Functions.WRITE, 4L, null)
                .ok(1, 20, 30, Functions.WRITE, 5L, null)
                .ok(2, 40, 50, Functions.READ, null, 4L)
                .build();
        Verdict verdict = new Judge().check(history, Models.register());
        String said = verdict.answer() + ": "
                + Objects.requireNonNull(verdict.violation()).sentence();
        assertThat(Files.readString(page())).contains(said).contains(code());
    }

    @Test
    void tableOfTheChecksPageHasEveryModelWithItsFunctions() throws IOException {
        StringBuilder table = new StringBuilder("| model | functions | |\n|---|---|---|\n");
        for (NamedModel model : Models.known()) {
            String functions = String.join(", ", model.functions());
            table.append(
                    String.format(Locale.ROOT, "| `%s` | %s | %s |\n", model.name(), functions, model.description()));
        }
        assertThat(Files.readString(page())).contains(table);
    }

    /** The lines of this file from the example's first to its last. */
    private static String code() throws IOException {
        Path source = page().resolveSibling(Path.of(
                "..", "simulator-core/src/test/java/io/netsplit/check/linearizability/DocumentationTest.java"));
        String text = Files.readString(source);
        int from = text.indexOf("        History history");
        int to = text.indexOf("\n", text.indexOf("        Verdict verdict"));
        return text.substring(from, to).indent(-8).strip();
    }

    private static Path page() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("simulator-core"))) {
            folder = Objects.requireNonNull(folder.getParent());
        }
        return folder.resolve("docs/checks.md");
    }
}

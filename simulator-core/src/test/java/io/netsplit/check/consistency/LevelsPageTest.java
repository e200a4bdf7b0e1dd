package io.netsplit.check.consistency;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The examples of evidence in docs/checks.md are what the checker says. {@code -Dnetsplit.update=true} rewrites them. */
class LevelsPageTest {
    private static final String HEAD = "| history | breaks | evidence |\n|---|---|---|\n";

    private static Map<String, Level> examples() {
        Map<String, Level> examples = new LinkedHashMap<>();
        examples.put("wx1 ry0 | wy1 rx0", Level.SEQUENTIAL);
        examples.put("wz1 wx1 wy1 | wx2 rz0 ry1 rx2", Level.CAUSAL);
        examples.put("wx1 | wx2 | rx1 rx2 | rx2 rx1", Level.CAUSAL_CONVERGENCE);
        examples.put("wx1 | rx1 wy1 | ry1 rx0", Level.WEAK_CAUSAL);
        examples.put("wx1 wy1 | ry1 rx0", Level.PRAM);
        examples.put("wx1 wx2 rx1", Level.READ_YOUR_WRITES);
        examples.put("wx1 wx2 | rx2 rx1", Level.MONOTONIC_READS);
        examples.put("wx1 wx2 wy1 | ry1 rx1", Level.MONOTONIC_WRITES);
        examples.put("wx1 | rx1 wx2 | rx2 rx1", Level.WRITES_FOLLOW_READS);
        return examples;
    }

    @Test
    void examplesOfThePageAreWhatTheCheckerSays() throws IOException {
        StringBuilder table = new StringBuilder(HEAD);
        examples().forEach((history, level) -> {
            Contradiction why = new ConsistencyChecker(Sessions.of(history), 0L)
                    .judge(level)
                    .contradiction();
            table.append("| `").append(history.replace("|", "∥")).append("` | ");
            table.append(level.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'))
                    .append(" | ");
            table.append(Objects.requireNonNull(why).sentence()).append(" |\n");
        });
        String page = Files.readString(page());
        int from = page.indexOf(HEAD);
        int to = page.indexOf("\n\n", from);
        if (Boolean.getBoolean("netsplit.update")) {
            Files.writeString(page(), page.substring(0, from) + table + page.substring(to + 1));
            return;
        }
        assertThat(page.substring(from, to + 1)).isEqualTo(table.toString());
    }

    private static Path page() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("simulator-core"))) {
            folder = Objects.requireNonNull(folder.getParent());
        }
        return folder.resolve("docs/checks.md");
    }
}

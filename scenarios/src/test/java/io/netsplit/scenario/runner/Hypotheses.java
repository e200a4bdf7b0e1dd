package io.netsplit.scenario.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.scenario.format.ScenarioReader;
import io.netsplit.scenario.format.model.ScenarioFile;
import io.netsplit.scenario.result.ExitStatus;
import io.netsplit.scenario.result.SweepResult;
import io.netsplit.scenario.result.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What files of the library expect, held against a run. */
final class Hypotheses {
    private Hypotheses() {}

    static List<Path> files(String folder) throws IOException {
        try (Stream<Path> files = Files.list(Path.of("library", folder))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    /** Every assertion of every variant passes. */
    static void areConfirmed(Path file) {
        ScenarioFile scenario = new ScenarioReader().read(file).file().orElseThrow();
        SweepResult result = Sweep.run(scenario, SweepOptions.DEFAULT.withDetail(false), SweepProgress.NONE);
        List<String> others = result.variants().stream()
                .flatMap(variant -> variant.assertions().stream()
                        .filter(assertion -> assertion.verdict() != Verdict.PASS)
                        .map(assertion -> variant.name() + ": " + assertion.text() + " " + assertion.measured()))
                .toList();
        assertThat(others).isEmpty();
        assertThat(result.exit()).isEqualTo(ExitStatus.PASS);
    }
}

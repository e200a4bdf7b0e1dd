package io.netsplit.scenario.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.scenario.format.ScenarioReader;
import io.netsplit.scenario.format.model.ScenarioFile;
import io.netsplit.scenario.result.ExitStatus;
import io.netsplit.scenario.result.SweepResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the files about resilience and caching expect is what a run shows. */
class ServicesLibraryTest {
    static List<Path> files() throws IOException {
        List<Path> all = new ArrayList<>();
        for (String folder : List.of("resilience", "caching")) {
            try (Stream<Path> files = Files.list(Path.of("library", folder))) {
                files.filter(file -> file.toString().endsWith(".yaml")).sorted().forEach(all::add);
            }
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("files")
    void hypothesisIsConfirmed(Path file) {
        ScenarioFile scenario = new ScenarioReader().read(file).file().orElseThrow();
        SweepResult result = Sweep.run(scenario, SweepOptions.DEFAULT.withDetail(false), SweepProgress.NONE);
        assertThat(result.variants())
                .allSatisfy(variant -> assertThat(variant.assertions())
                        .allSatisfy(assertion -> assertThat(assertion.verdict().name())
                                .as(variant.name() + ": " + assertion.text() + " " + assertion.measured())
                                .isEqualTo("PASS")));
        assertThat(result.exit()).isEqualTo(ExitStatus.PASS);
    }

    private static String refusal(String with, String more) {
        String text = """
                netsplit: 1
                name: refused
                run: { duration: 10s }
                topology:
                  groups:
                    api: { count: 1, service-time: 1ms }
                    db: { count: 1, service-time: 1ms }
                system: { protocol: services, with: WITH }
                workload: { type: requests, clients: 1, arrivals: { model: open, rate: 10/s } }
                """.replace("WITH", with) + more;
        return new ScenarioReader().read("refused.yaml", text).diagnostics().toString();
    }

    @Test
    void whatHasNoEffectOrDoesNotFitIsRefused() {
        assertThat(refusal("{ entry: { to: dbx }, services: { api: {}, db: {} } }", ""))
                .contains("dbx, which is no service");
        assertThat(refusal(
                        "{ entry: { to: api }, services: { api: { calls: { db: {} } }, db: { calls: { api: {} } } } }",
                        ""))
                .contains("would call it again");
        assertThat(refusal("{ entry: { to: api, propagate-deadline: true }, services: { api: {} } }", ""))
                .contains("no effect without 'deadline'");
        assertThat(refusal("{ entry: { to: api, cache: { capacity: 10, flush: 1s } }, services: { api: {} } }", ""))
                .contains("write-back");
        assertThat(refusal("{ entry: { to: api }, services: { apx: {} } }", "")).contains("has no servers");
        assertThat(refusal(
                        "{ entry: { to: api }, services: { api: {} } }",
                        "assertions: [ { threshold: availability > 1%, where: { group: api } } ]"))
                .contains("figure of whole requests");
    }
}

package io.netsplit.scenario.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.scenario.format.ScenarioReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the files about resilience and caching expect is what a run shows. */
class ServicesLibraryTest {
    static List<Path> files() throws IOException {
        List<Path> all = new ArrayList<>(Hypotheses.files("resilience"));
        all.addAll(Hypotheses.files("caching"));
        return all;
    }

    @ParameterizedTest
    @MethodSource("files")
    void hypothesisIsConfirmed(Path file) {
        Hypotheses.areConfirmed(file);
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
                        "{ entry: { to: api }, services: { api: { rollout: { at: 5s, to: api, blue-green: { watch: 5s } } } } }",
                        ""))
                .contains("cannot run the new one");
        assertThat(refusal(
                        "{ entry: { to: api }, services: { api: {} } }",
                        "assertions: [ { threshold: rollout.exposure > 1% } ]"))
                .contains("a figure of a rollout, and there is none");
        assertThat(refusal(
                        "{ entry: { to: api }, services: { api: {} } }",
                        "assertions: [ { threshold: availability > 1%, where: { group: api } } ]"))
                .contains("figure of whole requests");
    }
}

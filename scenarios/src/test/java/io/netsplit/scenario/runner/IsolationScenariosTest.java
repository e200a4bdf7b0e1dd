package io.netsplit.scenario.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.scenario.format.ParseResult;
import io.netsplit.scenario.format.ScenarioReader;
import io.netsplit.scenario.result.AssertionResult;
import io.netsplit.scenario.result.Inconsistency;
import io.netsplit.scenario.result.SweepResult;
import io.netsplit.scenario.result.VariantResult;
import io.netsplit.scenario.result.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The library's demonstrations of levels of isolation, one seed and shorter: each fails for the reason that it names. */
class IsolationScenariosTest {
    private static final Path FOLDER = Path.of("library", "consistency");

    private static SweepResult run(String name) throws IOException {
        String text = Files.readString(FOLDER.resolve(name + ".yaml"))
                .replace("seeds: 2", "seeds: 1")
                .replace("duration: 5s", "duration: 4s");
        ParseResult result = new ScenarioReader().read(name + ".yaml", text);
        assertThat(result.text()).isEmpty();
        return Sweep.run(result.file().orElseThrow(), SweepOptions.DEFAULT.withDetail(false), SweepProgress.NONE);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "lost-update, lost update, false",
        "write-skew, G2-item (write skew), true",
        "read-skew, G-single (read skew), true",
        "aborted-read, G1a (aborted read), false"
    })
    void demonstrationFailsForTheReasonThatItNames(String name, String anomaly, boolean circle) throws IOException {
        SweepResult sweep = run(name);
        for (VariantResult variant : sweep.variants()) {
            assertThat(variant.assertions())
                    .allSatisfy(one -> assertThat(one.verdict())
                            .as("%s: %s: %s", variant.name(), one.sentence(), one.evidence())
                            .isEqualTo(Verdict.PASS));
        }
        List<AssertionResult> failing = sweep.variants().stream()
                .flatMap(variant -> variant.assertions().stream())
                .filter(AssertionResult::expectFail)
                .toList();
        assertThat(failing)
                .anySatisfy(one -> assertThat(one.evidence().toString()).contains(anomaly));
        Inconsistency found = sweep.variants().stream()
                .flatMap(variant -> variant.runs().stream())
                .map(run -> run.inconsistency())
                .filter(one -> one != null && one.sentence().startsWith(anomaly))
                .findFirst()
                .orElseThrow();
        assertThat(found.operations()).hasSizeGreaterThan(1);
        assertThat(found.dependencies().isEmpty()).isEqualTo(!circle);
    }
}

package io.netsplit.scenario.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.scenario.format.ScenarioReader;
import io.netsplit.scenario.format.model.ScenarioFile;
import io.netsplit.scenario.result.AssertionResult;
import io.netsplit.scenario.result.ExitStatus;
import io.netsplit.scenario.result.SweepResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the files about balancing expect is what a run shows. */
class BalancingLibraryTest {
    private static final Path FOLDER = Path.of("library/balancing");
    private static final String LARGE = "load-balancing-heterogeneous";
    private static final String EVERY = "every-algorithm";

    static List<Path> small() throws IOException {
        return Hypotheses.files("balancing").stream()
                .filter(file ->
                        !file.toString().contains(LARGE) && !file.toString().contains(EVERY))
                .toList();
    }

    private static ScenarioFile read(Path file) {
        return new ScenarioReader().read(file).file().orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("small")
    void hypothesisIsConfirmed(Path file) {
        Hypotheses.areConfirmed(file);
    }

    /** Two seeds are too few for its comparisons, which need not pass, and must not fail. */
    @Test
    void eightAlgorithmsAreAsTheirFileSays() {
        ScenarioFile file = read(FOLDER.resolve(LARGE + ".yaml"));
        SweepResult result =
                Sweep.run(file, SweepOptions.DEFAULT.withDetail(false).withSeeds(List.of(1L, 2L)), SweepProgress.NONE);
        List<AssertionResult> all = result.variants().stream()
                .flatMap(variant -> variant.assertions().stream())
                .toList();
        assertThat(all)
                .hasSize(25)
                .allSatisfy(assertion -> assertThat(assertion.verdict().name())
                        .as(assertion.text() + " " + assertion.measured())
                        .isIn(
                                assertion.kind() == AssertionResult.Kind.COMPARE
                                        ? List.of("PASS", "UNKNOWN")
                                        : List.of("PASS")));
    }

    @Test
    void everyAlgorithmIsAsItsFileSaysUnderOneSeed() {
        SweepResult result = Sweep.run(
                read(FOLDER.resolve(EVERY + ".yaml")),
                SweepOptions.DEFAULT.withDetail(false).withSeeds(List.of(1L)),
                SweepProgress.NONE);
        assertThat(result.exit()).isEqualTo(ExitStatus.PASS);
    }
}

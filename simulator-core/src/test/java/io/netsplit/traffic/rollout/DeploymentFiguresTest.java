package io.netsplit.traffic.rollout;

import io.netsplit.validation.Measurement;
import io.netsplit.validation.Section;
import io.netsplit.validation.ValidationPage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A rollout costs its users what can be computed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeploymentFiguresTest {
    private static final String TEXT = """
            A new version beside an old one that never fails (`rollout` of the load balancer), a thousand requests per second, evenly.
            """;

    private final List<Section> sections = DeploymentFigures.sections();

    List<Measurement> cases() {
        return sections.stream().map(Section::cases).flatMap(List::stream).toList();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aRolloutCostsWhatCanBeComputed(Measurement row) {
        row.assertHolds();
    }

    @Test
    void theDocsShowWhatWasMeasured() {
        ValidationPage.check("deployment", "Rollouts", TEXT, sections);
    }
}

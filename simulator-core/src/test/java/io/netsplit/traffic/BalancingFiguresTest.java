package io.netsplit.traffic;

import io.netsplit.validation.Measurement;
import io.netsplit.validation.Section;
import io.netsplit.validation.ValidationPage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Balancers make servers as busy and requests as slow as the literature says. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BalancingFiguresTest {
    private static final String TEXT = """
            One balancer of the traffic lab (`io.netsplit.traffic`) before servers with one worker each, exponential service of mean 1 s,
            Poisson arrivals of λ for each server. The first tenth of the requests is left out. W is the mean latency in seconds.
            """;

    private final List<Section> sections = BalancingFigures.quick();

    List<Measurement> cases() {
        return sections.stream().map(Section::cases).flatMap(List::stream).toList();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aBalancerDoesWhatTheLiteratureSays(Measurement row) {
        row.assertHolds();
    }

    @Test
    void theDocsShowWhatWasMeasured() {
        ValidationPage.check("balancing", "Load balancing", TEXT, sections);
    }
}

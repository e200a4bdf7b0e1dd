package io.netsplit.traffic.service;

import io.netsplit.validation.Measurement;
import io.netsplit.validation.Section;
import io.netsplit.validation.ValidationPage;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The figures of call graphs that need hundreds of millions of calls; only by
 * {@code mvn -q -B -Plengthy -pl simulator-core test}. */
@Tag("lengthy")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LengthyFiguresTest {
    private final List<Section> graphs = CallGraphFigures.lengthy();
    private final List<Section> policies = ResilienceFigures.lengthy();

    List<Measurement> cases() {
        return Stream.of(graphs, policies)
                .flatMap(List::stream)
                .map(Section::cases)
                .flatMap(List::stream)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aGraphDoesWhatTheLiteratureSays(Measurement row) {
        row.assertHolds();
    }

    @Test
    void theDocsShowHowCallGraphsDo() {
        ValidationPage.check(
                "lengthy-call-graphs", "Call graphs, at length", "As [call graphs](#call-graphs).", graphs);
    }

    @Test
    void theDocsShowHowPoliciesDo() {
        ValidationPage.check("lengthy-resilience", "Resilience, at length", "As [resilience](#resilience).", policies);
    }
}

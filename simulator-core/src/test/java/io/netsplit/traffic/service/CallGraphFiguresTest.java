package io.netsplit.traffic.service;

import io.netsplit.validation.Measurement;
import io.netsplit.validation.Section;
import io.netsplit.validation.ValidationPage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CallGraphFiguresTest {
    private static final String TEXT = """
            Services that call each other (`io.netsplit.traffic.service`), of whose requests the first twentieth is left out. Times are in seconds, rates per
            second.
            """;

    private final List<Section> sections = CallGraphFigures.ordinary();

    List<Measurement> cases() {
        return sections.stream().map(Section::cases).flatMap(List::stream).toList();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aGraphDoesWhatTheLiteratureSays(Measurement row) {
        row.assertHolds();
    }

    @Test
    void theDocsShowWhatWasMeasured() {
        ValidationPage.check("call-graphs", "Call graphs", TEXT, sections);
    }
}

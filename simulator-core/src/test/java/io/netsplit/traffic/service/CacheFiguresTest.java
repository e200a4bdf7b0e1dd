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
class CacheFiguresTest {
    private static final String TEXT = """
            Caches before a service of a simulated call graph (`io.netsplit.traffic.service`, `io.netsplit.traffic.cache`).
            """;

    private final List<Section> sections = CacheFigures.sections();

    List<Measurement> cases() {
        return sections.stream().map(Section::cases).flatMap(List::stream).toList();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aCacheDoesWhatTheLiteratureSays(Measurement row) {
        row.assertHolds();
    }

    @Test
    void theDocsShowWhatWasMeasured() {
        ValidationPage.check("caching", "Caches", TEXT, sections);
    }
}

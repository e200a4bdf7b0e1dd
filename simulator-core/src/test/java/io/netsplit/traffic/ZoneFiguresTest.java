package io.netsplit.traffic;

import io.netsplit.validation.Measurement;
import io.netsplit.validation.Section;
import io.netsplit.validation.ValidationPage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Balancers send to each zone what the formulas say. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ZoneFiguresTest {
    private static final String TEXT = """
            Balancers of the traffic lab before servers of several zones, with one worker each, exponential service of mean 1 s and Poisson
            arrivals of λ in all. Algorithms `geographic` and `zone-aware`.
            """;

    private final List<Section> sections = ZoneFigures.all();

    List<Measurement> cases() {
        return sections.stream().map(Section::cases).flatMap(List::stream).toList();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyZoneGetsItsShare(Measurement row) {
        row.assertHolds();
    }

    @Test
    void theDocsShowWhatWasMeasured() {
        ValidationPage.check("zones", "Zones", TEXT, sections);
    }
}

package io.netsplit.traffic;

import io.netsplit.validation.Measurement;
import io.netsplit.validation.Section;
import io.netsplit.validation.ValidationPage;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The figures of the traffic lab that need hundreds of millions of requests; in the profile {@code lengthy} only. */
@Tag("lengthy")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LengthyFiguresTest {
    private static final String TEXT = """
            As above, with many more requests. These run in a profile of their own:
            `mvn -q -B -Plengthy -pl simulator-core test`.
            """;

    private final List<Section> sections = BalancingFigures.lengthy();

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
        ValidationPage.check("balancing-lengthy", "Load balancing at high load", TEXT, sections);
    }
}

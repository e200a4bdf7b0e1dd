package io.netsplit.traffic;

import io.netsplit.validation.Measurement;
import io.netsplit.validation.Section;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The figures of the traffic lab that need hundreds of millions of requests; only by
 * {@code mvn -q -B -Plengthy -pl simulator-core test}. */
@Tag("lengthy")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LengthyFiguresTest {
    private final List<Section> sections = BalancingFigures.lengthy();

    List<Measurement> cases() {
        return sections.stream().map(Section::cases).flatMap(List::stream).toList();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aBalancerDoesWhatTheLiteratureSays(Measurement row) {
        row.assertHolds();
    }
}

package io.netsplit.traffic.service;

import io.netsplit.validation.Measurement;
import io.netsplit.validation.Section;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The figures of call graphs that need hundreds of millions of calls; only by
 * {@code mvn -q -B -Plengthy -pl simulator-core test}. */
@Tag("lengthy")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LengthyFiguresTest {
    private final List<Section> sections = Stream.of(CallGraphFigures.lengthy(), ResilienceFigures.lengthy())
            .flatMap(List::stream)
            .toList();

    List<Measurement> cases() {
        return sections.stream().map(Section::cases).flatMap(List::stream).toList();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aGraphDoesWhatTheLiteratureSays(Measurement row) {
        row.assertHolds();
    }
}

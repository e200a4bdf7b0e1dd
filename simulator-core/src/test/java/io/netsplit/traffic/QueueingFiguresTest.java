package io.netsplit.traffic;

import io.netsplit.validation.Measurement;
import io.netsplit.validation.Section;
import io.netsplit.validation.ValidationPage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The servers of the traffic lab queue as the closed forms say. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QueueingFiguresTest {
    private static final String TEXT = """
            One server of the traffic lab (`io.netsplit.traffic`), about a million requests each (more where load or variation is high),
            of which the first twentieth is left out; latency from the histogram, time averages from the server. Times are in seconds, rates per second.
            """;

    private final QueueingFigures figures = new QueueingFigures();

    List<Measurement> cases() {
        return figures.sections().stream()
                .map(Section::cases)
                .flatMap(List::stream)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aServerQueuesAsTheClosedFormSays(Measurement row) {
        row.assertHolds();
    }

    @Test
    void theDocsShowWhatWasMeasured() {
        ValidationPage.check("queueing", "Queues", TEXT, figures.sections());
    }
}

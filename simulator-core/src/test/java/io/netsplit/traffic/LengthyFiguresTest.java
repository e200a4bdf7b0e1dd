package io.netsplit.traffic;

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

/** The figures of the traffic lab that need hundreds of millions of requests; only by
 * {@code mvn -q -B -Plengthy -pl simulator-core test}. */
@Tag("lengthy")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LengthyFiguresTest {
    private final List<Section> balancing = BalancingFigures.lengthy();
    private final List<Section> queueing = QueueingFigures.lengthy();

    List<Measurement> cases() {
        return Stream.of(balancing, queueing)
                .flatMap(List::stream)
                .map(Section::cases)
                .flatMap(List::stream)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aBalancerDoesWhatTheLiteratureSays(Measurement row) {
        row.assertHolds();
    }

    @Test
    void theDocsShowHowBalancersDo() {
        ValidationPage.check(
                "lengthy-balancing",
                "Load balancing, at length",
                "As [load balancing](#load-balancing), with more requests, servers and load.",
                balancing);
    }

    @Test
    void theDocsShowHowServersQueue() {
        ValidationPage.check("lengthy-queueing", "Queues, at length", "As [queues](#queues).", queueing);
    }
}

package io.netsplit.traffic.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.validation.Figure;
import io.netsplit.validation.Measurement;
import io.netsplit.validation.Section;
import io.netsplit.validation.ValidationPage;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ResilienceFiguresTest {
    private static final String TEXT = """
            Policies around a call in a simulated call graph (`io.netsplit.traffic.service`, `io.netsplit.traffic.resilience`).
            """;

    private final List<Section> sections = ResilienceFigures.ordinary();

    List<Measurement> cases() {
        return sections.stream().map(Section::cases).flatMap(List::stream).toList();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aPolicyDoesWhatTheLiteratureSays(Measurement row) {
        row.assertHolds();
    }

    /** Brooker 2015: of the clients that back off, those without jitter are slowest by far, and full jitter asks least. */
    @Test
    void theKindsOfJitterComeInTheOrderOfTheArticle() {
        Section contention = sections.stream()
                .filter(section -> section.title().equals("Backoff under contention"))
                .findFirst()
                .orElseThrow();
        List<Measurement> hundred = contention.cases().subList(25, 30);
        assertThat(order(hundred, 0))
                .containsExactly("no backoff", "decorrelated jitter", "full jitter", "equal jitter", "exponential");
        assertThat(order(hundred, 1))
                .containsExactly("full jitter", "equal jitter", "decorrelated jitter", "exponential", "no backoff");
        assertThat(writes(hundred, "full jitter"))
                .isLessThan(writes(hundred, "exponential") / 2)
                .isLessThan(writes(hundred, "no backoff") / 2);
    }

    private static double writes(List<Measurement> cases, String backoff) {
        return cases.stream()
                .map(measurement -> measurement.figures().get(1))
                .filter(figure -> figure.subject().endsWith(", " + backoff))
                .findFirst()
                .orElseThrow()
                .measured();
    }

    private static List<String> order(List<Measurement> cases, int figure) {
        return cases.stream()
                .map(measurement -> measurement.figures().get(figure))
                .sorted(Comparator.comparingDouble(Figure::measured))
                .map(measured -> measured.subject().substring("100 clients, ".length()))
                .toList();
    }

    @Test
    void theDocsShowWhatWasMeasured() {
        ValidationPage.check("resilience", "Resilience", TEXT, sections);
    }
}

package io.netsplit.scenario.assertion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.netsplit.scenario.assertion.PairedComparison.Pair;
import java.util.List;
import org.junit.jupiter.api.Test;

class PairedComparisonTest {
    @Test
    void differencesHaveTheIntervalOfStudentsT() {
        // Differences 1, 2, 3: mean 2, standard error 1/sqrt(3), t(0.975; 2) = 4.302653 (Student 1908, any table).
        PairedComparison found =
                PairedComparison.difference(List.of(new Pair(11, 10), new Pair(12, 10), new Pair(13, 10)), 0.95);
        assertThat(found.mean()).isCloseTo(2, within(1e-12));
        assertThat(found.low()).isCloseTo(2 - 4.302653 / Math.sqrt(3), within(1e-5));
        assertThat(found.high()).isCloseTo(2 + 4.302653 / Math.sqrt(3), within(1e-5));
    }

    @Test
    void aRatioOfTwoAndOneOfAHalfCancelOut() {
        PairedComparison found = PairedComparison.ratio(List.of(new Pair(2, 1), new Pair(1, 2)), 0.95);
        assertThat(found.mean()).isCloseTo(1, within(1e-12));
        assertThat(found.low() * found.high()).as("symmetric in logarithms").isCloseTo(1, within(1e-9));
    }

    @Test
    void equalRatiosHaveNoWidth() {
        PairedComparison found = PairedComparison.ratio(List.of(new Pair(3, 2), new Pair(6, 4), new Pair(9, 6)), 0.99);
        assertThat(found.low()).isCloseTo(1.5, within(1e-9));
        assertThat(found.high()).isCloseTo(1.5, within(1e-9));
    }

    @Test
    void zerosInTheNumeratorAreAveragedAsTheyAre() {
        PairedComparison found = PairedComparison.ratio(List.of(new Pair(0, 1), new Pair(1, 1)), 0.95);
        assertThat(found.mean()).isCloseTo(0.5, within(1e-12));
        assertThat(found.isKnown()).isTrue();
    }

    @Test
    void nothingIsKnownOfOnePairOrOfADivisionByZero() {
        assertThat(PairedComparison.ratio(List.of(new Pair(1, 2)), 0.95).isKnown())
                .isFalse();
        assertThat(PairedComparison.ratio(List.of(new Pair(1, 0), new Pair(1, 2)), 0.95)
                        .isKnown())
                .isFalse();
        assertThat(PairedComparison.difference(List.of(new Pair(Double.POSITIVE_INFINITY, 0), new Pair(1, 2)), 0.95)
                        .isKnown())
                .isFalse();
        assertThat(PairedComparison.difference(List.of(), 0.95).isKnown()).isFalse();
    }
}

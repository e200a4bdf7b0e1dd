package io.netsplit.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class FisherExactTest {
    @Test
    void theLadyTastingTeaHasOneChanceInSeventyToNameAllCups() {
        assertThat(FisherExact.moreInFirst(4, 4, 0, 4)).isCloseTo(1 / 70.0, within(1e-12));
        assertThat(FisherExact.moreInFirst(3, 4, 1, 4)).isCloseTo(17 / 70.0, within(1e-12));
    }

    @Test
    void largeSamplesNeedNoApproximation() {
        // 30 of 1,000 against 100 of 10,000: the sum of the hypergeometric tail in exact fractions
        assertThat(FisherExact.moreInFirst(30, 1000, 100, 10_000)).isCloseTo(1.3280319253301564e-06, within(1e-16));
    }

    @Test
    void whatIsNoWorseThanExpectedIsLikely() {
        assertThat(FisherExact.moreInFirst(0, 50, 7, 900)).isCloseTo(1, within(1e-10));
        assertThat(FisherExact.moreInFirst(10, 100, 100, 1000)).isGreaterThan(0.5);
    }

    @Test
    void moreHitsThanThereAreAreRefused() {
        assertThatThrownBy(() -> FisherExact.moreInFirst(5, 4, 0, 4)).hasMessageContaining("cannot be hit");
    }
}

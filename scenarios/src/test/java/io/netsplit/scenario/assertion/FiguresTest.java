package io.netsplit.scenario.assertion;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.scenario.format.word.Unit;
import org.junit.jupiter.api.Test;

class FiguresTest {
    @Test
    void durationsTakeTheUnitThatFits() {
        assertThat(Figures.duration(0)).isEqualTo("0 s");
        assertThat(Figures.duration(610_000_000)).isEqualTo("0.61 s");
        assertThat(Figures.duration(99_900_000)).isEqualTo("99.9 ms");
        assertThat(Figures.duration(38_000_000)).isEqualTo("38 ms");
        assertThat(Figures.duration(1_500)).isEqualTo("1.5 us");
        assertThat(Figures.duration(7)).isEqualTo("7 ns");
        assertThat(Figures.duration(60e9)).isEqualTo("60 s");
        assertThat(Figures.duration(3_600e9)).isEqualTo("3600 s");
    }

    @Test
    void everyUnitHasItsSign() {
        assertThat(Figures.text(Unit.SHARE, 0.969)).isEqualTo("96.9 %");
        assertThat(Figures.text(Unit.SHARE, 1)).isEqualTo("100 %");
        assertThat(Figures.text(Unit.RATE, 401.26)).isEqualTo("401 /s");
        assertThat(Figures.text(Unit.COUNT, 1_204_881)).isEqualTo("1 204 881");
        assertThat(Figures.text(Unit.NUMBER, 0.3612)).isEqualTo("0.361");
        assertThat(Figures.text(Unit.DURATION, Double.POSITIVE_INFINITY)).isEqualTo("never");
    }
}

package io.netsplit.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class FairnessTest {
    /** The paper's own reading: where k of n share alike and the others have nothing, the index is k/n. */
    @Test
    void isTheShareOfThoseWhoHaveAnything() {
        assertThat(Fairness.jain(new double[] {2, 2, 2, 2})).isCloseTo(1, within(1e-12));
        assertThat(Fairness.jain(new double[] {7, 0, 0, 0})).isCloseTo(0.25, within(1e-12));
        assertThat(Fairness.jain(new double[] {3, 3, 0, 0, 0})).isCloseTo(0.4, within(1e-12));
    }

    @Test
    void ofNothingIsUnknown() {
        assertThat(Fairness.jain(new double[] {0, 0})).isNaN();
        assertThat(Fairness.jain(new double[0])).isNaN();
    }
}

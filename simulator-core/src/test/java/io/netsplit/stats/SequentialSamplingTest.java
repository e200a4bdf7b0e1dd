package io.netsplit.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netsplit.random.Prng;
import org.junit.jupiter.api.Test;

class SequentialSamplingTest {
    private static final SequentialSampling TWO_PERCENT = new SequentialSampling(0.02, 1000);

    @Test
    void reachesItsPrecisionAndStillCoversTheTruth() {
        Tally taken = new Tally();
        int covered = 0;
        for (int trial = 0; trial < 500; trial++) {
            Prng random = Prng.of(trial, "sequential");
            Tally sample = new Tally();
            int wanted = SequentialSampling.FIRST;
            while (sample.count() < wanted) {
                while (sample.count() < wanted) {
                    sample.add(10 + random.nextGaussian());
                }
                double halfWidth = sample.interval(0.95).halfWidth() / sample.mean();
                wanted = TWO_PERCENT.isReached(halfWidth) ? wanted : TWO_PERCENT.next(wanted, halfWidth);
            }
            assertThat(sample.interval(0.95).halfWidth() / sample.mean()).isLessThanOrEqualTo(0.02);
            covered += sample.interval(0.95).contains(10) ? 1 : 0;
            taken.add(sample.count());
        }
        // (1.96 × 1 / 0.2)² = 96 would do if the spread were known.
        assertThat(taken.mean()).isBetween(85.0, 125.0);
        assertThat(covered).isBetween(455, 490);
    }

    @Test
    void growsByATenthAtLeastAndByTwiceAtMost() {
        assertThat(TWO_PERCENT.next(100, 0.0201)).isEqualTo(110);
        assertThat(TWO_PERCENT.next(100, 0.2)).isEqualTo(200);
        assertThat(TWO_PERCENT.next(100, 0.024)).isEqualTo(144);
        assertThat(TWO_PERCENT.next(2, Double.NaN)).isEqualTo(10);
    }

    @Test
    void givesUpAtItsCap() {
        assertThat(TWO_PERCENT.next(999, 0.5)).isEqualTo(1000);
        assertThat(TWO_PERCENT.next(1000, 0.5)).isEqualTo(1000);
    }

    @Test
    void refusesWhatIsNoPrecision() {
        assertThatThrownBy(() -> new SequentialSampling(0, 100)).hasMessageContaining("between 0 and 1");
        assertThatThrownBy(() -> new SequentialSampling(0.02, 3)).hasMessageContaining("at least 10");
    }
}

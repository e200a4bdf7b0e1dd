package io.netsplit.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.netsplit.random.Prng;
import org.junit.jupiter.api.Test;

class HolmTest {
    /** By hand: 4 × 0.005, then the larger of it and 3 × 0.01, 2 × 0.03, and 1 × 0.04 raised to that. */
    @Test
    void adjustsFromTheSmallestOn() {
        double[] adjusted = Holm.adjusted(new double[] {0.01, 0.04, 0.03, 0.005});
        assertThat(adjusted).containsExactly(new double[] {0.03, 0.06, 0.06, 0.02}, within(1e-12));
    }

    @Test
    void whatWasNotTestedDoesNotCountAndNothingExceedsOne() {
        assertThat(Holm.adjusted(new double[] {0.6, Double.NaN, 0.9})).containsExactly(1, Double.NaN, 1);
        assertThat(Holm.adjusted(new double[0])).isEmpty();
    }

    /** Twenty true hypotheses: some is rejected in about 64 of 100 families as they are, in at most 5 of 100 adjusted. */
    @Test
    void keepsTheLevelOfAWholeFamily() {
        int unadjusted = 0;
        int adjusted = 0;
        for (int family = 0; family < 1000; family++) {
            Prng random = Prng.of(family, "family");
            double[] probabilities = new double[20];
            for (int i = 0; i < probabilities.length; i++) {
                probabilities[i] = random.nextDouble();
            }
            unadjusted += isAnyBelow(probabilities) ? 1 : 0;
            adjusted += isAnyBelow(Holm.adjusted(probabilities)) ? 1 : 0;
        }
        assertThat(unadjusted).isBetween(590, 690);
        assertThat(adjusted).isBetween(25, 70);
    }

    private static boolean isAnyBelow(double[] probabilities) {
        for (double probability : probabilities) {
            if (probability < 0.05) {
                return true;
            }
        }
        return false;
    }
}

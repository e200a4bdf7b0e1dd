package io.netsplit.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.netsplit.random.Prng;
import org.junit.jupiter.api.Test;

class PairedRatioTest {
    @Test
    void theCenterIsTheGeometricMeanOfTheRatios() {
        PairedRatio ratio = new PairedRatio();
        ratio.add(2, 1);
        ratio.add(8, 1);
        PairedRatio.Ratio result = ratio.ratio(0.95);
        assertThat(result.center()).isCloseTo(4, within(1e-12));
        // Two logarithms half of ln 4 from their mean; t of one degree of freedom at 95 % is 12.706.
        assertThat(result.high()).isCloseTo(4 * StrictMath.exp(12.7062 * StrictMath.log(2)), within(0.5));
        assertThat(result.verdict()).isEqualTo(PairedRatio.Verdict.NO_DIFFERENCE_SHOWN);
    }

    @Test
    void pairingShowsADifferenceThatTheNoiseOfSeedsWouldHide() {
        PairedRatio ratio = new PairedRatio();
        Tally one = new Tally();
        Tally other = new Tally();
        Prng random = Prng.of(1, "seeds");
        for (int seed = 0; seed < 10; seed++) {
            double luck = 10 + 20 * random.nextDouble();
            double figure = luck * (0.95 + 0.01 * random.nextDouble());
            ratio.add(figure, luck);
            one.add(figure);
            other.add(luck);
        }
        assertThat(ratio.ratio(0.95).verdict()).isEqualTo(PairedRatio.Verdict.SMALLER);
        assertThat(one.interval(0.95).high()).isGreaterThan(other.interval(0.95).low());
    }

    /** Of 1,000 intervals at 95 %, about 950 contain the truth. */
    @Test
    void theIntervalCoversTheTruthAsOftenAsItPromises() {
        int covered = 0;
        for (int trial = 0; trial < 1000; trial++) {
            Prng random = Prng.of(trial, "trial");
            PairedRatio ratio = new PairedRatio();
            for (int seed = 0; seed < 8; seed++) {
                ratio.add(3 * StrictMath.exp(0.2 * random.nextGaussian()), 1);
            }
            PairedRatio.Ratio result = ratio.ratio(0.95);
            covered += result.low() <= 3 && 3 <= result.high() ? 1 : 0;
        }
        assertThat(covered).isBetween(925, 975);
    }

    @Test
    void onePairShowsNothingAndWhatHasNoRatioIsRefused() {
        PairedRatio ratio = new PairedRatio();
        ratio.add(1, 5);
        assertThat(ratio.ratio(0.95).center()).isCloseTo(0.2, within(1e-12));
        assertThat(ratio.ratio(0.95).verdict()).isEqualTo(PairedRatio.Verdict.NO_DIFFERENCE_SHOWN);
        assertThatThrownBy(() -> ratio.add(0, 5)).hasMessageContaining("two positive numbers, not 0.0 and 5.0");
        assertThatThrownBy(() -> ratio.add(5, Double.NaN)).hasMessageContaining("two positive numbers");
        assertThat(new PairedRatio().ratio(0.95).center()).isNaN();
    }
}

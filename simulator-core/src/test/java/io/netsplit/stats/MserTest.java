package io.netsplit.stats;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.random.Prng;
import org.junit.jupiter.api.Test;

class MserTest {
    private static final int RUNS = 10;

    /** What ten runs wait on average, customer by customer: the first customer finds {@code initialWait} of work. */
    private static double[] waits(long experiment, double initialWait, int customers) {
        double[] averages = new double[customers];
        for (int run = 0; run < RUNS; run++) {
            double[] waits = run(RUNS * experiment + run, initialWait, customers);
            for (int i = 0; i < customers; i++) {
                averages[i] += waits[i] / RUNS;
            }
        }
        return averages;
    }

    /** M/M/1 at half load with service of 0.5 on average; in steady state a customer waits 0.5 on average. */
    private static double[] run(long seed, double initialWait, int customers) {
        Prng random = Prng.of(seed, "waits");
        double[] waits = new double[customers];
        double wait = initialWait;
        for (int i = 0; i < customers; i++) {
            waits[i] = wait;
            wait = Math.max(0, wait + 0.5 * exponential(random) - exponential(random));
        }
        return waits;
    }

    private static double exponential(Prng random) {
        return -StrictMath.log(1 - random.nextDouble());
    }

    private static double meanFrom(double[] values, int first) {
        Tally tally = new Tally();
        for (int i = first; i < values.length; i++) {
            tally.add(values[i]);
        }
        return tally.mean();
    }

    @Test
    void aQueueThatBeginsFullIsCutWhereItHasDrained() {
        Tally whole = new Tally();
        Tally cut = new Tally();
        for (int seed = 0; seed < 200; seed++) {
            double[] waits = waits(seed, 100, 2000);
            Mser.Cut found = Mser.of(waits);
            assertThat(found.isDecided()).isTrue();
            // It drains by a half in each step, so that 200 customers or so see the beginning.
            assertThat(found.observations()).isBetween(170, 900);
            whole.add(meanFrom(waits, 0));
            cut.add(meanFrom(waits, found.observations()));
        }
        assertThat(whole.mean()).isGreaterThan(3);
        assertThat(cut.mean()).isBetween(0.48, 0.52);
    }

    @Test
    void aQueueInSteadyStateLosesLittle() {
        Tally left = new Tally();
        Tally mean = new Tally();
        for (int seed = 0; seed < 200; seed++) {
            double[] waits = waits(seed, 0.5, 2000);
            Mser.Cut found = Mser.of(waits);
            left.add(found.isDecided() ? found.observations() : 2000);
            mean.add(meanFrom(waits, found.isDecided() ? found.observations() : 0));
        }
        assertThat(left.mean()).isLessThan(500);
        assertThat(mean.mean()).isBetween(0.48, 0.52);
    }

    @Test
    void nothingIsDecidedOfARunThatGrowsToItsEnd() {
        double[] growing = new double[1000];
        for (int i = 0; i < growing.length; i++) {
            growing[i] = i;
        }
        assertThat(Mser.of(growing).isDecided()).isFalse();
    }

    @Test
    void tooFewObservationsDecideNothingAndEqualOnesLoseNothing() {
        assertThat(Mser.of(new double[39]).isDecided()).isFalse();
        assertThat(Mser.of(new double[40])).isEqualTo(new Mser.Cut(0, true));
    }

    /** Ten batches: 9 and 9, then all 1; the cut leaves the two out, and no more. */
    @Test
    void theCutIsTheOneWithTheSmallestError() {
        double[] values = new double[50];
        for (int i = 0; i < values.length; i++) {
            values[i] = i < 10 ? 9 : 1;
        }
        assertThat(Mser.of(values)).isEqualTo(new Mser.Cut(10, true));
    }
}

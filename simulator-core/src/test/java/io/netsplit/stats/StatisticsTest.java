package io.netsplit.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.netsplit.random.Distribution;
import io.netsplit.random.Distributions;
import io.netsplit.random.Prng;
import org.junit.jupiter.api.Test;

class StatisticsTest {
    @Test
    void counterCountsAndKnowsItsRate() {
        Counter counter = new Counter();
        counter.increment();
        counter.add(9);
        assertThat(counter.count()).isEqualTo(10);
        assertThat(counter.ratePerSecond(2_000_000_000L)).isEqualTo(5);
        assertThatThrownBy(() -> counter.add(-1)).hasMessageContaining("backwards");
        assertThatThrownBy(() -> counter.ratePerSecond(0)).hasMessageContaining("positive duration");
    }

    @Test
    void tallyHasMeanVarianceAndExtremes() {
        Tally tally = new Tally();
        for (double x : new double[] {2, 4, 4, 4, 5, 5, 7, 9}) {
            tally.add(x);
        }
        assertThat(tally.mean()).isEqualTo(5);
        assertThat(tally.variance()).isCloseTo(32.0 / 7, within(1e-12));
        assertThat(tally.min()).isEqualTo(2);
        assertThat(tally.max()).isEqualTo(9);
    }

    @Test
    void tallyKeepsItsDigitsFarFromZero() {
        Tally tally = new Tally();
        for (double x : new double[] {1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16}) {
            tally.add(x);
        }
        assertThat(tally.variance()).isEqualTo(30);
    }

    @Test
    void anEmptyTallyHasNoMean() {
        Tally tally = new Tally();
        assertThat(tally.mean()).isNaN();
        assertThat(tally.variance()).isNaN();
        assertThat(tally.min()).isNaN();
        assertThat(tally.interval(0.95).halfWidth()).isInfinite();
        assertThatThrownBy(() -> tally.add(Double.NaN)).hasMessageContaining("not a number");
    }

    @Test
    void mergedTalliesEqualOneTally() {
        Tally all = new Tally();
        Tally left = new Tally();
        Tally right = new Tally();
        Prng random = Prng.of(2, "test");
        for (int i = 0; i < 1000; i++) {
            double x = random.nextExponential();
            all.add(x);
            (i % 3 == 0 ? left : right).add(x);
        }
        left.merge(right);
        left.merge(new Tally());
        assertThat(left.count()).isEqualTo(1000);
        assertThat(left.mean()).isCloseTo(all.mean(), within(1e-12));
        assertThat(left.variance()).isCloseTo(all.variance(), within(1e-12));
        assertThat(left.max()).isEqualTo(all.max());
    }

    @Test
    void studentQuantilesAreThoseOfTheTables() {
        assertThat(StudentT.quantile(1, 0.975)).isCloseTo(12.7062, within(1e-4));
        assertThat(StudentT.quantile(2, 0.975)).isCloseTo(4.3027, within(1e-4));
        assertThat(StudentT.quantile(3, 0.95)).isCloseTo(2.3534, within(1e-4));
        assertThat(StudentT.quantile(10, 0.995)).isCloseTo(3.1693, within(1e-4));
        assertThat(StudentT.quantile(29, 0.975)).isCloseTo(2.0452, within(1e-4));
        assertThat(StudentT.quantile(1_000_000, 0.975)).isCloseTo(1.95996, within(2e-3));
        assertThatThrownBy(() -> StudentT.quantile(5, 1)).hasMessageContaining("confidence");
    }

    @Test
    void tallyIntervalsCoverTheMeanAsOftenAsPromised() {
        Prng random = Prng.of(4, "test");
        int covered = 0;
        for (int i = 0; i < 2000; i++) {
            Tally tally = new Tally();
            for (int j = 0; j < 10; j++) {
                tally.add(3 + random.nextGaussian());
            }
            covered += tally.interval(0.9).contains(3) ? 1 : 0;
        }
        assertThat(covered).isBetween(1750, 1850);
    }

    @Test
    void timeWeightedAveragesOverTime() {
        TimeWeighted queue = new TimeWeighted(0, 0);
        queue.add(10, 1);
        queue.add(20, 1);
        queue.set(30, 0);
        assertThat(queue.mean(40)).isEqualTo(30.0 / 40);
        assertThat(queue.max()).isEqualTo(2);
        queue.reset(40);
        assertThat(queue.mean(40)).isNaN();
        queue.set(45, 4);
        assertThat(queue.mean(50)).isEqualTo(2);
        assertThat(queue.value()).isEqualTo(4);
        assertThatThrownBy(() -> queue.set(44, 1)).hasMessageContaining("time runs forwards");
    }

    @Test
    void batchesGrowAndTheirNumberStaysBounded() {
        BatchMeans batches = new BatchMeans(10);
        for (int i = 1; i <= 1000; i++) {
            batches.add(i);
        }
        assertThat(batches.count()).isEqualTo(1000);
        assertThat(batches.mean()).isCloseTo(500.5, within(1e-9));
        assertThat(batches.batchSize()).isEqualTo(64);
        assertThat(new BatchMeans().interval(0.95).halfWidth()).isInfinite();
    }

    @Test
    void batchMeansCoverTheMeanOfCorrelatedObservations() {
        // x' = 0.9 x + e: the naive interval of independent observations would be more than four times too narrow.
        Prng random = Prng.of(6, "test");
        int covered = 0;
        int naive = 0;
        for (int run = 0; run < 400; run++) {
            BatchMeans batches = new BatchMeans(15);
            Tally tally = new Tally();
            double x = 0;
            for (int i = 0; i < 4000; i++) {
                x = 0.9 * x + random.nextGaussian();
                batches.add(x);
                tally.add(x);
            }
            covered += batches.interval(0.95).contains(0) ? 1 : 0;
            naive += tally.interval(0.95).contains(0) ? 1 : 0;
        }
        assertThat(covered).isBetween(360, 396);
        assertThat(naive).isLessThan(200);
    }

    @Test
    void histogramQuantilesAreWithinAThousandth() {
        LatencyHistogram histogram = new LatencyHistogram();
        Distribution latency = Distributions.lognormalFromMedian(2e6, 9e6);
        Prng random = Prng.of(8, "test");
        for (int i = 0; i < 100_000; i++) {
            histogram.add(latency.sampleNs(random));
        }
        assertThat((double) histogram.quantile(0.5)).isCloseTo(2e6, within(3e4));
        assertThat((double) histogram.quantile(0.99)).isCloseTo(9e6, within(4e5));
        assertThat(histogram.mean()).isCloseTo(latency.mean(), within(0.02 * latency.mean()));
    }

    @Test
    void histogramKnowsExtremesAndMerges() {
        LatencyHistogram first = new LatencyHistogram();
        LatencyHistogram second = new LatencyHistogram();
        first.add(0);
        first.add(1000);
        second.add(3_600_000_000_000L);
        first.merge(second);
        assertThat(first.count()).isEqualTo(3);
        assertThat(first.quantile(0)).isZero();
        assertThat(first.quantile(0.5)).isEqualTo(1000);
        assertThat((double) first.max()).isCloseTo(3.6e12, within(3.6e9));
        assertThat(first.toHdrHistogram().getTotalCount()).isEqualTo(3);
    }

    @Test
    void anEmptyHistogramHasNoQuantile() {
        LatencyHistogram empty = new LatencyHistogram();
        assertThat(empty.mean()).isNaN();
        assertThatThrownBy(() -> empty.quantile(0.5)).hasMessageContaining("nothing was observed");
        assertThatThrownBy(() -> empty.add(-1)).hasMessageContaining("not negative");
    }
}

package io.netsplit.stats;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.random.Distributions;
import io.netsplit.random.Prng;
import io.netsplit.traffic.TrafficResult;
import io.netsplit.traffic.TrafficRun;
import io.netsplit.traffic.TrafficSpec;
import io.netsplit.traffic.arrival.Load;
import io.netsplit.traffic.arrival.Processes;
import io.netsplit.traffic.server.ServerSpec;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Intervals must hold the truth as often as they say: M/M/1 with service of 1 s at load ρ has a mean latency of 1/(1-ρ) s. */
class CoverageTest {
    private static final double NS = 1e9;

    private static TrafficResult queue(double load, long requests, double warmUp, long seed) {
        TrafficSpec spec = TrafficSpec.of(new Load.Open(Processes.poisson(load)))
                .server(ServerSpec.of("s", Distributions.exponential(NS)))
                .requests(requests)
                .warmUpShare(warmUp)
                .build();
        return TrafficRun.run(spec, seed);
    }

    /** Of experiments with {@code seeds} runs each, how many intervals of Student's t contain the mean. */
    private static int coveredOverSeeds(int experiments, int seeds, long requests) {
        int covered = 0;
        for (int experiment = 0; experiment < experiments; experiment++) {
            Tally means = new Tally();
            for (int seed = 0; seed < seeds; seed++) {
                means.add(queue(0.5, requests, 0.2, 1000L * experiment + seed).meanNs() / NS);
            }
            covered += means.interval(0.95).contains(2) ? 1 : 0;
        }
        return covered;
    }

    /** Of single runs, how many intervals of batch means contain the mean. */
    private static int coveredByBatches(int runs, long requests) {
        int covered = 0;
        for (int run = 0; run < runs; run++) {
            Interval found = queue(0.5, requests, 0.1, run).latencies().mean().interval(0.95);
            covered += found.contains(2 * NS) ? 1 : 0;
        }
        return covered;
    }

    @Test
    void intervalsOverSeedsCoverTheMeanOfAQueue() {
        assertThat(coveredOverSeeds(200, 8, 1000)).isBetween(181, 198);
    }

    @Test
    void intervalsByBatchMeansCoverTheMeanOfAQueue() {
        assertThat(coveredByBatches(150, 12_000)).isBetween(134, 149);
    }

    @Test
    @Tag("lengthy")
    void intervalsCoverTheMeanInManyReplications() {
        assertThat(coveredOverSeeds(2000, 10, 2500)).isBetween(1870, 1928);
        assertThat(coveredByBatches(1500, 60_000)).isBetween(1400, 1448);
    }

    /** Pairs whose seeds differ by half and whose variants have noise of 2.5 % of their own. */
    private static PairedRatio pairs(long trial, double truth, int seeds) {
        Prng random = Prng.of(trial, "pairs");
        PairedRatio ratio = new PairedRatio();
        for (int seed = 0; seed < seeds; seed++) {
            double luck = StrictMath.exp(0.5 * random.nextGaussian());
            ratio.add(
                    truth * luck * StrictMath.exp(0.025 * random.nextGaussian()),
                    luck * StrictMath.exp(0.025 * random.nextGaussian()));
        }
        return ratio;
    }

    @Test
    void noDifferenceIsShownWhereThereIsNone() {
        int shown = 0;
        for (int trial = 0; trial < 1000; trial++) {
            boolean none = pairs(trial, 1, 10).ratio(0.95).verdict() == PairedRatio.Verdict.NO_DIFFERENCE_SHOWN;
            shown += none ? 0 : 1;
        }
        assertThat(shown).isBetween(30, 72);
    }

    /** Noise of 3.5 % in each ratio, so of 1.1 % in the mean of ten: 5 % is more than four of it. */
    @Test
    void aDifferenceOfFivePercentIsFound() {
        int found = 0;
        for (int trial = 0; trial < 1000; trial++) {
            found += pairs(trial, 1.05, 10).ratio(0.95).verdict() == PairedRatio.Verdict.LARGER ? 1 : 0;
        }
        assertThat(found).isGreaterThan(950);
    }
}

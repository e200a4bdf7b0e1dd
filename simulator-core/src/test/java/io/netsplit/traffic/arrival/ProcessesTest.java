package io.netsplit.traffic.arrival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.netsplit.random.Prng;
import io.netsplit.stats.Tally;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessesTest {
    private static final long SECOND = 1_000_000_000L;

    private static long countUntil(ArrivalProcess process, long seed, long fromNs, long untilNs) {
        ArrivalProcess.Arrivals arrivals = process.start(Prng.of(seed, "arrivals"));
        long count = 0;
        for (long at = arrivals.nextNs(); at < untilNs; at = arrivals.nextNs()) {
            count += at >= fromNs ? 1 : 0;
        }
        return count;
    }

    @Test
    void constantArrivalsAreEvenlySpacedAndDoNotDrift() {
        ArrivalProcess.Arrivals arrivals = Processes.constant(3).start(Prng.of(1, "arrivals"));
        for (int i = 1; i <= 3000; i++) {
            assertThat(arrivals.nextNs()).isCloseTo(i * SECOND / 3, within(1L));
        }
    }

    @Test
    void poissonArrivalsVaryAsMuchAsTheirMean() {
        Tally counts = new Tally();
        ArrivalProcess.Arrivals arrivals = Processes.poisson(10).start(Prng.of(1, "arrivals"));
        long next = arrivals.nextNs();
        for (int second = 1; second <= 20_000; second++) {
            long count = 0;
            for (; next < second * SECOND; next = arrivals.nextNs()) {
                count++;
            }
            counts.add(count);
        }
        assertThat(counts.mean()).isCloseTo(10, within(0.1));
        assertThat(counts.variance()).isCloseTo(10, within(0.4));
    }

    @Test
    void burstsKeepTheMeanRateAndRaiseTheVariance() {
        ArrivalProcess bursts =
                Processes.modulated(List.of(new ModulatedPoisson.State(5, 9e9), new ModulatedPoisson.State(100, 1e9)));
        assertThat(bursts.ratePerSecond()).isCloseTo(14.5, within(1e-9));
        Tally counts = new Tally();
        for (int seed = 0; seed < 400; seed++) {
            counts.add(countUntil(bursts, seed, 100 * SECOND, 200 * SECOND) / 100.0);
        }
        assertThat(counts.mean()).isCloseTo(14.5, within(0.8));
        // Poisson traffic of this rate would have a variance of 0.145.
        assertThat(counts.variance()).isGreaterThan(10);
    }

    @Test
    void eachPhaseHasItsRateAndTheFirstFollowsTheLast() {
        ArrivalProcess phases = Processes.phases(List.of(
                new Phases.Phase(10 * SECOND, 1000),
                new Phases.Phase(5 * SECOND, 0),
                new Phases.Phase(5 * SECOND, 4000)));
        assertThat(phases.ratePerSecond()).isEqualTo(1500);
        assertThat(countUntil(phases, 1, 0, 10 * SECOND)).isBetween(9_700L, 10_300L);
        assertThat(countUntil(phases, 1, 10 * SECOND, 15 * SECOND)).isZero();
        assertThat(countUntil(phases, 1, 15 * SECOND, 20 * SECOND)).isBetween(19_500L, 20_500L);
        assertThat(countUntil(phases, 1, 20 * SECOND, 30 * SECOND)).isBetween(9_700L, 10_300L);
    }

    @Test
    void theLastStepGoesOnAndAStepToNothingEndsTheTraffic() {
        ArrivalProcess steps = Processes.steps(List.of(new Phases.Phase(SECOND, 100), new Phases.Phase(SECOND, 1000)));
        assertThat(steps.ratePerSecond()).isEqualTo(1000);
        assertThat(countUntil(steps, 1, 50 * SECOND, 60 * SECOND)).isBetween(9_700L, 10_300L);
        ArrivalProcess ending = Processes.steps(List.of(new Phases.Phase(SECOND, 100), new Phases.Phase(SECOND, 0)));
        assertThat(countUntil(ending, 1, 0, Long.MAX_VALUE)).isBetween(60L, 140L);
    }

    @Test
    void aDaySwingsBetweenItsLowAndItsHigh() {
        ArrivalProcess day = Processes.diurnal(100, 1100, 1000 * SECOND);
        assertThat(day.ratePerSecond()).isEqualTo(600);
        assertThat(countUntil(day, 1, 0, 20 * SECOND)).isBetween(1_800L, 2_300L);
        assertThat(countUntil(day, 1, 490 * SECOND, 510 * SECOND)).isBetween(21_400L, 22_600L);
        assertThat(countUntil(day, 1, 0, 1000 * SECOND)).isBetween(595_000L, 605_000L);
    }

    @Test
    void aRateThatIsNoneIsRefused() {
        assertThatThrownBy(() -> Processes.poisson(-1)).hasMessageContaining("a rate lies above 0", "-1");
        assertThatThrownBy(() -> Processes.poisson(Double.NaN)).hasMessageContaining("a rate lies above 0");
        assertThatThrownBy(() -> Processes.steps(List.of(new Phases.Phase(1, 0))))
                .hasMessageContaining("above 0");
        assertThatThrownBy(() -> Processes.diurnal(5, 1, 10)).hasMessageContaining("at or below the high");
    }
}

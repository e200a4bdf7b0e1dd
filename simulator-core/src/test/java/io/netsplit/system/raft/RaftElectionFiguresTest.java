package io.netsplit.system.raft;

import static io.netsplit.system.raft.ElectionTrials.MS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;

import io.netsplit.random.Distribution;
import io.netsplit.random.Distributions;
import io.netsplit.system.raft.ElectionTrials.Election;
import io.netsplit.system.raft.ElectionTrials.Model;
import java.util.Arrays;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Elections of the real protocol take as long, and fail as often, as the published formulas and measurements say. */
class RaftElectionFiguresTest {
    private static final int TRIALS = 5_000;
    private static final int FIGURE_TRIALS = 500;
    private static final Distribution NO_DELAY = Distributions.constant(0);

    /** A disk that makes a request and its answer take some 15 ms: one delay for the candidate, one for the voter. */
    private static final Distribution DISK = Distributions.exponential(7 * MS);

    private static final Distribution LOCAL_NETWORK = Distributions.uniform(0.05 * MS, 0.3 * MS);

    @ParameterizedTest
    @CsvFileSource(resources = "/raft/split-vote.csv", numLinesToSkip = 1, commentCharacter = '#')
    void votesSplitAsOftenAsTheFormulaSays(int servers, int alive, double latency, double probability) {
        Model model = new Model(servers, alive, 200 * MS, 200 * MS, constant(latency * 200), NO_DELAY);
        double split =
                mean(TRIALS, seed -> ElectionTrials.fromFreshTimers(model, seed).term() > 1 ? 1 : 0);
        assertThat(split).isCloseTo(probability, within(0.01));
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/raft/expected-election.csv", numLinesToSkip = 1, commentCharacter = '#')
    void electionsTakeAsLongAsTheFormulaSays(
            int servers, int alive, long base, long range, double latency, double expectedMs) {
        Model model = new Model(servers, alive, base * MS, range * MS, constant(latency), NO_DELAY);
        double meanMs = mean(TRIALS, seed -> ms(ElectionTrials.fromFreshTimers(model, seed)));
        assertThat(meanMs).isCloseTo(expectedMs, withPercentage(6));
    }

    /** As above less a quarter of the shortest timeout, which is the mean age of the last heartbeat (§9.4). */
    @Test
    void aCrashIsNoticedAsSoonAsTheFormulaSays() {
        Model model = new Model(5, 5, 150 * MS, 150 * MS, constant(5), NO_DELAY);
        double meanMs = mean(3_000, seed -> ms(ElectionTrials.afterCrash(model, seed)));
        assertThat(meanMs).isCloseTo(153.6868, withPercentage(6));
    }

    /** The least of s uniform timeouts is 1/(s+1) of the range, and of four it is in the first quarter with 0.6836 (§9.2). */
    @Test
    void theFirstOfFourCandidatesComesAfterAFifthOfTheRange() {
        Model model = new Model(5, 4, 200 * MS, 200 * MS, constant(2), NO_DELAY);
        double[] first = new double[3 * TRIALS];
        for (int i = 0; i < first.length; i++) {
            long atNs = ElectionTrials.fromFreshTimers(model, i + 1).firstCandidateNs();
            first[i] = (double) (atNs - model.baseNs()) / model.rangeNs();
        }
        assertThat(Arrays.stream(first).average().orElseThrow()).isCloseTo(0.2, withPercentage(2));
        assertThat(Arrays.stream(first).filter(share -> share <= 0.25).count() / (double) first.length)
                .isCloseTo(0.68359375, withPercentage(2));
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/raft/election-downtime.csv", numLinesToSkip = 1, commentCharacter = '#')
    void downtimeAfterACrashIsThatOfThePaper(int min, int max, double medianMs, double meanMs, String compared) {
        double[] downtime = downtime(min, max, FIGURE_TRIALS);
        double median = downtime[downtime.length / 2];
        double mean = Arrays.stream(downtime).average().orElseThrow();
        if (compared.equals("close")) {
            assertThat(median).as("median").isCloseTo(medianMs, withPercentage(20));
            assertThat(mean).as("mean").isCloseTo(meanMs, withPercentage(20));
        } else {
            assertThat(median).as("median").isBetween(medianMs / 2, medianMs * 2);
            assertThat(mean).as("mean").isBetween(meanMs / 2, meanMs * 2);
        }
    }

    /** The paper's text: a median of 287 ms with 5 ms of randomness, always more than ten seconds with none (§9.3). */
    @Test
    void aLittleRandomnessIsEnoughAndNoneIsNot() {
        double[] one = downtime(150, 151, FIGURE_TRIALS);
        double[] five = downtime(150, 155, FIGURE_TRIALS);
        double[] fifty = downtime(150, 200, FIGURE_TRIALS);
        int middle = FIGURE_TRIALS / 2;
        assertThat(five[middle]).isCloseTo(287, withPercentage(15));
        assertThat(one[middle]).isGreaterThan(2 * five[middle]);
        assertThat(five[middle]).isGreaterThan(1.5 * fifty[middle]);
        Model none = new Model(5, 5, 150 * MS, 0, LOCAL_NETWORK, DISK);
        for (long seed = 1; seed <= 20; seed++) {
            assertThat(ElectionTrials.electsWithin(none, seed, 10_000 * MS)).isFalse();
        }
    }

    /** The wide-area experiment of the same chapter: latencies of 30 to 40 ms, timeouts of 300 to 600 ms. */
    @Test
    void acrossAWideAreaElectionsTakeHalfASecond() {
        Distribution latency = Distributions.uniform(30 * MS, 40 * MS);
        Model oneFailed = new Model(5, 4, 300 * MS, 300 * MS, latency, NO_DELAY);
        Model twoFailed = new Model(5, 3, 300 * MS, 300 * MS, latency, NO_DELAY);
        assertThat(mean(TRIALS, seed -> ms(ElectionTrials.fromFreshTimers(oneFailed, seed))))
                .isCloseTo(475, withPercentage(15));
        assertThat(mean(TRIALS, seed -> ms(ElectionTrials.fromFreshTimers(twoFailed, seed))))
                .isCloseTo(650, withPercentage(15));
    }

    /** Milliseconds, ascending. */
    private static double[] downtime(int min, int max, int trials) {
        Model model = new Model(5, 5, min * MS, (max - min) * MS, LOCAL_NETWORK, DISK);
        double[] found = new double[trials];
        for (int i = 0; i < trials; i++) {
            found[i] = ms(ElectionTrials.afterCrashWithShorterLogs(model, i + 1));
        }
        Arrays.sort(found);
        return found;
    }

    private static Distribution constant(double ms) {
        return Distributions.constant(ms * MS);
    }

    private static double ms(Election election) {
        return election.electedNs() / (double) MS;
    }

    private static double mean(int trials, LongFunction<Number> trial) {
        double sum = 0;
        for (long seed = 1; seed <= trials; seed++) {
            sum += trial.apply(seed).doubleValue();
        }
        return sum / trials;
    }
}

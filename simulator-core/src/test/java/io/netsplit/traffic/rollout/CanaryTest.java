package io.netsplit.traffic.rollout;

import static io.netsplit.traffic.rollout.Trial.FLAWLESS;
import static io.netsplit.traffic.rollout.Trial.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.netsplit.traffic.rollout.AnalysisSpec.TooFew;
import io.netsplit.traffic.rollout.Strategy.Canary;
import io.netsplit.traffic.rollout.Strategy.Canary.Stage;
import io.netsplit.traffic.rollout.Version.LatentFault;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Canaries against what can be computed by hand. 1,000 requests come in a second, the first one after a millisecond. */
class CanaryTest {
    private static final AnalysisSpec EVERY_SECOND = AnalysisSpec.every(SECOND);

    private static Strategy stages(Stage... stages) {
        return new Canary(List.of(stages), false);
    }

    private static Trial trial(
            long requests, long seed, Version to, Strategy strategy, @Nullable AnalysisSpec analysis) {
        return Trial.of(4, 4, requests, seed, Trial.rollout(4, to, strategy, analysis));
    }

    @Test
    void theNewVersionGetsTheShareOfItsStageAndThenEverything() {
        Trial trial = Trial.of(
                4,
                4,
                12_000,
                1,
                Trial.rollout(4, FLAWLESS, stages(new Stage(0.1, 5 * SECOND), new Stage(0.5, 5 * SECOND)), null));
        trial.finish();
        // One second before, 5,000 requests at 10 %, 5,000 at 50 %, 1,000 at 100 %; within four standard deviations.
        assertThat((double) trial.toNew).isCloseTo(500 + 2500 + 1000, within(4 * Math.sqrt(5000 * 0.09 + 5000 * 0.25)));
        assertThat(trial.figures().durationNs()).isEqualTo(10.0 * SECOND);
        assertThat(trial.failed()).isZero();
    }

    @Test
    void aHarmlessVersionIsRolledBackNoMoreOftenThanTheLevelHoweverOftenOneLooks() {
        AnalysisSpec analysis = new AnalysisSpec(SECOND / 5, 0.2, Double.NaN, Double.NaN, 1, TooFew.PROMOTE, 0);
        int seeds = 300;
        int falseAlarms = 0;
        for (int seed = 1; seed <= seeds; seed++) {
            RolloutSpec rollout = new RolloutSpec(
                    0,
                    4,
                    FLAWLESS.withErrors(0.05),
                    FLAWLESS.withErrors(0.05),
                    stages(new Stage(0.3, 2 * SECOND)),
                    analysis,
                    0,
                    0);
            Trial trial = Trial.of(4, 4, 2200, seed, rollout);
            trial.finish();
            falseAlarms += trial.figures().isRolledBack() ? 1 : 0;
        }
        assertThat((double) falseAlarms / seeds).isBetween(0.001, 0.2);
    }

    @Test
    void aSlowVersionIsFoundByItsLatenciesAndNotByItsErrors() {
        Version slow = FLAWLESS.withLatent(new LatentFault(0, 0, 0, 3));
        Strategy stages = stages(new Stage(0.1, 4 * SECOND));
        Trial blind = trial(6000, 1, slow, stages, EVERY_SECOND);
        blind.finish();
        assertThat(blind.figures().isCompleted()).isTrue();
        AnalysisSpec byLatency = new AnalysisSpec(SECOND, 0.01, Double.NaN, 0.9, 50, TooFew.WAIT, 0);
        Trial watched = trial(6000, 1, slow, stages, byLatency);
        watched.finish();
        assertThat(watched.figures().isRolledBack()).isTrue();
    }

    @Test
    void aColdStartLooksLikeAFaultUnlessItDoesNotCount() {
        Version cold = FLAWLESS.withWarmUp(2 * SECOND, 8);
        Strategy stages = stages(new Stage(0.2, 6 * SECOND));
        Trial hasty = trial(9000, 1, cold, stages, new AnalysisSpec(SECOND, 0.01, Double.NaN, 0.9, 50, TooFew.WAIT, 0));
        hasty.finish();
        assertThat(hasty.figures().isRolledBack()).isTrue();
        Trial patient = trial(
                9000,
                1,
                cold,
                stages,
                new AnalysisSpec(SECOND, 0.01, Double.NaN, 0.9, 50, TooFew.WAIT, 5 * SECOND / 2));
        patient.finish();
        assertThat(patient.figures().isCompleted()).isTrue();
    }

    @Test
    void aFaultThatShowsLaterIsFoundLater() {
        Version leaking = FLAWLESS.withLatent(new LatentFault(5 * SECOND, 0, 0.5, 1));
        Trial trial = trial(20_000, 1, leaking, stages(new Stage(0.2, 15 * SECOND)), EVERY_SECOND);
        trial.finish();
        assertThat(trial.figures().timeToDetectNs()).isBetween(5.9 * SECOND, 7.1 * SECOND);
    }

    @Test
    void tooFewRequestsAreWaitedForOrPassedOrRolledBack() {
        Strategy tiny = stages(new Stage(0.01, 2 * SECOND));
        Trial waits = trial(15_000, 1, FLAWLESS, tiny, tooFew(TooFew.WAIT));
        waits.finish();
        assertThat(waits.figures().durationNs()).isBetween(3.0 * SECOND, 9.0 * SECOND);
        Trial passes = trial(15_000, 1, FLAWLESS.withErrors(1), tiny, tooFew(TooFew.PROMOTE));
        passes.finish();
        assertThat(passes.figures().durationNs()).isEqualTo(2.0 * SECOND);
        Trial back = trial(15_000, 1, FLAWLESS, tiny, tooFew(TooFew.ROLL_BACK));
        back.finish();
        assertThat(back.figures().isRolledBack()).isTrue();
    }

    private static AnalysisSpec tooFew(TooFew rule) {
        return new AnalysisSpec(SECOND, 0.01, Double.NaN, Double.NaN, 50, rule, 0);
    }

    @Test
    void aShareOfClientsKeepsEachClientWithItsVersion() {
        Strategy byClient = new Canary(List.of(new Stage(0.1, 20 * SECOND)), true);
        Trial trial = trial(20_000, 1, FLAWLESS.withErrors(1), byClient, null);
        trial.finish();
        // 19,000 requests of 1,000 clients: those of about a tenth of the clients fail, and each of those always.
        double clients = trial.failedByNew / 19.0;
        assertThat(clients).isBetween(60.0, 140.0);
    }
}

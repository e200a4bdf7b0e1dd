package io.netsplit.traffic.rollout;

import static io.netsplit.traffic.rollout.Trial.FLAWLESS;
import static io.netsplit.traffic.rollout.Trial.MILLISECOND;
import static io.netsplit.traffic.rollout.Trial.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.netsplit.traffic.rollout.Strategy.BlueGreen;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The switch between two colours, and back. */
class BlueGreenTest {
    private static Trial trial(Version from, Version to, BlueGreen strategy, @Nullable AnalysisSpec analysis) {
        return Trial.of(4, 4, 20_000, 1, new RolloutSpec(2 * SECOND, 4, from, to, strategy, analysis, 0, SECOND));
    }

    private static BlueGreen watchedFor(long watchNs, long keepNs) {
        return new BlueGreen(false, watchNs, keepNs, -1);
    }

    @Test
    void allRequestsGoToTheOtherColourAtOnceAndNoneIsLost() {
        Trial trial = trial(FLAWLESS, FLAWLESS.withStartNs(3 * SECOND), watchedFor(5 * SECOND, 5 * SECOND), null);
        trial.finish();
        assertThat(trial.toNew).isEqualTo(20_000 - 5000);
        assertThat(trial.failed()).isZero();
        assertThat(trial.figures().durationNs()).isEqualTo(8.0 * SECOND);
    }

    @Test
    void aColdColourIsSlowAndAWarmedOneIsNot() {
        Version cold = FLAWLESS.withWarmUp(2 * SECOND, 4);
        Trial atOnce = trial(FLAWLESS, cold, new BlueGreen(false, 5 * SECOND, 5 * SECOND, -1), null);
        atOnce.finish();
        Trial warmed = trial(FLAWLESS, cold, new BlueGreen(true, 5 * SECOND, 5 * SECOND, -1), null);
        warmed.finish();
        assertThat(atOnce.slowest).isGreaterThan(15 * MILLISECOND);
        assertThat(warmed.slowest).isEqualTo(5 * MILLISECOND);
    }

    @Test
    void aBadColourIsSwitchedBackAfterOneIntervalAtTheCostOfItsErrors() {
        Trial trial = trial(
                FLAWLESS, FLAWLESS.withErrors(0.1), watchedFor(10 * SECOND, 10 * SECOND), AnalysisSpec.every(SECOND));
        trial.finish();
        assertThat(trial.figures().timeToDetectNs()).isCloseTo(SECOND, within(1.0 * MILLISECOND));
        assertThat(trial.figures().timeToRollBackNs()).isZero();
        assertThat((double) trial.failedByNew).isCloseTo(100, within(4 * Math.sqrt(1000 * 0.09)));
    }

    @Test
    void theOldColourIsBackAtOnceWhileItIsKeptAndAfterAStartLater() {
        Version slowToStart = FLAWLESS.withStartNs(3 * SECOND);
        Trial kept = trial(slowToStart, FLAWLESS, new BlueGreen(false, 10 * SECOND, 8 * SECOND, 6 * SECOND), null);
        kept.finish();
        assertThat(kept.figures().timeToRollBackNs()).isZero();
        Trial gone = trial(slowToStart, FLAWLESS, new BlueGreen(false, 10 * SECOND, 4 * SECOND, 6 * SECOND), null);
        gone.finish();
        assertThat(gone.figures().timeToRollBackNs()).isEqualTo(3.0 * SECOND);
        assertThat(gone.failed()).isZero();
    }
}

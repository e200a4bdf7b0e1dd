package io.netsplit.traffic.rollout;

import static io.netsplit.traffic.rollout.Trial.FLAWLESS;
import static io.netsplit.traffic.rollout.Trial.MILLISECOND;
import static io.netsplit.traffic.rollout.Trial.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.netsplit.traffic.rollout.Strategy.Rolling;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Rolling updates of four servers, and the bounds that Kubernetes gives for them. */
class RollingTest {
    private static final Version STARTS_IN_TWO_SECONDS = FLAWLESS.withStartNs(2 * SECOND);

    private static Rolling rolling(int maxSurge, int maxUnavailable) {
        return new Rolling(Bound.of(maxSurge), Bound.of(maxUnavailable), true, 0, -1);
    }

    private static Trial trial(
            Version to, Rolling strategy, @Nullable AnalysisSpec analysis, long noticeNs, long drainNs) {
        RolloutSpec rollout = new RolloutSpec(SECOND, 4, FLAWLESS, to, strategy, analysis, noticeNs, drainNs);
        return Trial.of(4, 4, 20_000, 1, rollout);
    }

    private static Trial plain(Version to, Rolling strategy, long noticeNs, long drainNs) {
        return trial(to, strategy, null, noticeNs, drainNs);
    }

    /** One at a time, each in two seconds: the new version serves a quarter more of the requests after every step. */
    @Test
    void theNewVersionsShareGrowsByAQuarterWithEveryStep() {
        Trial trial = plain(STARTS_IN_TWO_SECONDS, rolling(1, 0), 0, SECOND);
        trial.finish();
        assertThat(trial.figures().durationNs()).isEqualTo(8.0 * SECOND);
        // 2 s each at 1/4, 2/4 and 3/4, then all from 9 s to 20 s; round robin is off by one turn at a step at most.
        assertThat((double) trial.toNew).isCloseTo(3000 + 11_000, within(20.0));
        assertThat(trial.failed()).isZero();
    }

    @Test
    void thereAreNeverMoreThanTheSurgeNorFewerThanTheUnavailable() {
        for (int surge = 0; surge <= 2; surge++) {
            for (int unavailable = surge == 0 ? 1 : 0; unavailable <= 2; unavailable++) {
                Trial trial = plain(STARTS_IN_TWO_SECONDS, rolling(surge, unavailable), 0, 0);
                int[] bounds = {8, 0};
                for (long at = SECOND + MILLISECOND / 2; at < 18 * SECOND; at += 100 * MILLISECOND) {
                    trial.run.simulation().scheduleAt(at, () -> {
                        int up = up(trial);
                        bounds[0] = Math.min(bounds[0], up);
                        bounds[1] = Math.max(bounds[1], up);
                    });
                }
                trial.finish();
                assertThat(bounds[0]).as("available, %d %d", surge, unavailable).isEqualTo(4 - unavailable);
                assertThat(bounds[1]).as("instances, %d %d", surge, unavailable).isLessThanOrEqualTo(4 + surge);
                assertThat(trial.figures().isCompleted()).isTrue();
            }
        }
    }

    private static int up(Trial trial) {
        int up = 0;
        for (int i = 0; i < 8; i++) {
            up += trial.run.server(i).isUp() ? 1 : 0;
        }
        return up;
    }

    @Test
    void drainedInstancesFailNobodyAndOthersFailWhatBalancersStillSendThem() {
        long noticeNs = 200 * MILLISECOND;
        Trial atOnce = plain(STARTS_IN_TWO_SECONDS, rolling(1, 0), noticeNs, 0);
        atOnce.finish();
        Trial drained = plain(STARTS_IN_TWO_SECONDS, rolling(1, 0), noticeNs, SECOND);
        drained.finish();
        assertThat(drained.failed()).isZero();
        // Four times, for as long as balancers do not know: their turn, of four or five servers, and what was in hand.
        assertThat(atOnce.failedByOld).isBetween(4 * 40L, 4 * 55L);
    }

    @Test
    void withoutReadinessInstancesGetRequestsThatTheyCannotAnswerYet() {
        Trial trial = plain(STARTS_IN_TWO_SECONDS, new Rolling(Bound.of(1), Bound.of(0), false, 0, -1), 0, SECOND);
        trial.finish();
        assertThat(trial.failedByNew).isGreaterThan(1500);
        assertThat(trial.figures().isCompleted()).isTrue();
    }

    @Test
    void aVersionThatFailsIsTakenBackAfterItsFirstInstance() {
        Rolling strategy = new Rolling(Bound.of(1), Bound.of(0), true, 2 * SECOND, -1);
        Trial trial = trial(FLAWLESS.withErrors(0.5), strategy, AnalysisSpec.every(SECOND), 0, SECOND);
        trial.finish();
        assertThat(trial.figures().isRolledBack()).isTrue();
        // A fifth of the requests of two seconds, and half of those fail; the look is up to a probe late.
        assertThat(trial.failedByNew).isBetween(170L, 330L);
        assertThat(trial.figures().timeToRollBackNs()).isLessThanOrEqualTo(2.0 * SECOND);
        assertThat(up(trial)).isEqualTo(4);
    }

    @Test
    void aVersionThatNeverStartsIsGivenUpAtTheDeadlineAndNobodyNotices() {
        Rolling strategy = new Rolling(Bound.of(1), Bound.of(0), true, 0, 5 * SECOND);
        Trial trial = plain(FLAWLESS.withStartNs(1000 * SECOND), strategy, 0, SECOND);
        trial.finish();
        assertThat(trial.figures().isRolledBack()).isTrue();
        assertThat(trial.failed()).isZero();
        assertThat(trial.toNew).isZero();
    }

    @Test
    void sharesAreRoundedUpForTheSurgeAndDownForWhatMayBeMissing() {
        Rolling quarter = new Rolling(Bound.share(0.25), Bound.share(0.25), true, 0, -1);
        assertThat(quarter.surge(10)).isEqualTo(3);
        assertThat(quarter.unavailable(10)).isEqualTo(2);
        assertThat(quarter.surge(4)).isEqualTo(1);
        Rolling tiny = new Rolling(Bound.of(0), Bound.share(0.1), true, 0, -1);
        assertThat(tiny.unavailable(4))
                .as("as Kubernetes does where both come to nothing")
                .isEqualTo(1);
    }

    @Test
    void nothingCanBeReplacedWithNeitherSurgeNorUnavailable() {
        assertThatThrownBy(() -> rolling(0, 0)).hasMessageContaining("cannot both be 0");
    }
}

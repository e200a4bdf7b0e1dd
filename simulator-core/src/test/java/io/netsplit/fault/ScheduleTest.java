package io.netsplit.fault;

import static io.netsplit.fault.World.MS;
import static io.netsplit.fault.World.node;
import static io.netsplit.fault.World.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netsplit.cluster.disk.DiskLoss;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When faults fire: once, periodically, at random, and not while all is to be quiet. */
class ScheduleTest {
    private static final Fault PAUSE = new Fault.Pause(node("n1"));
    private static final Fault CRASH = new Fault.Crash(new Selector.RandomNodes(1), DiskLoss.NOTHING);

    private static Nemesis nemesis(int maxActive) {
        DurationRange pause = new DurationRange(10 * MS, 50 * MS);
        DurationRange lasting = new DurationRange(100 * MS, 300 * MS);
        return new Nemesis("chaos", List.of(PAUSE, CRASH), pause, lasting, maxActive, 0, 10_000 * MS);
    }

    private static World run(FaultSchedule schedule, long untilMs) {
        World world = World.of(5, schedule);
        world.runTo(untilMs);
        return world;
    }

    private static int mostAtOnce(List<FaultInterval> intervals) {
        int most = 0;
        for (FaultInterval one : intervals) {
            int active = 0;
            for (FaultInterval other : intervals) {
                active += other.startNs() <= one.startNs() && one.startNs() < other.endNs() ? 1 : 0;
            }
            most = Math.max(most, active);
        }
        return most;
    }

    @Test
    void faultWithoutDurationLastsUntilSomethingHealsIt() {
        World world =
                run(FaultSchedule.of(List.of(step("p", 100, 0, PAUSE), step("h", 500, 0, new Fault.Heal("p")))), 499);
        assertThat(world.cluster.isPaused(0)).isTrue();
        world.runTo(500);
        assertThat(world.cluster.isPaused(0)).isFalse();
        assertThat(world.injector.intervals().get(0).endNs()).isEqualTo(500 * MS);
        assertThat(world.seen).contains("500 h: p", "500 p ended", "500 h ended");
    }

    @Test
    void healAllEndsEveryFaultAndRestartsWhoGaveUp() {
        World world = run(
                FaultSchedule.of(List.of(
                        step("p", 100, 0, PAUSE),
                        step("q", 100, 0, new Fault.RandomHalves()),
                        step("h", 500, 0, new Fault.Heal(Fault.Heal.ALL)))),
                200);
        world.recorder(1).context().halt("enough");
        world.runTo(501);
        assertThat(world.cluster.isPaused(0)).isFalse();
        assertThat(world.cluster.isUp(1)).isTrue();
        assertThat(world.reachedFrom(4)).isEqualTo("1 2 3 4 5");
    }

    @Test
    void periodicFaultRecursUntilItsEnd() {
        Trigger every = new Trigger.Every(DurationRange.of(100 * MS), 0, 450 * MS);
        World world = run(FaultSchedule.of(List.of(new FaultStep("p", every, DurationRange.of(10 * MS), PAUSE))), 2000);
        assertThat(world.injector.intervals())
                .extracting(interval -> interval.startNs() / MS)
                .containsExactly(100L, 200L, 300L, 400L);
    }

    @Test
    void periodicFaultThatIsStillActiveDoesNotFireAgain() {
        World world = run(
                FaultSchedule.of(
                        List.of(new FaultStep("p", Trigger.every(100 * MS), DurationRange.of(150 * MS), PAUSE))),
                1000);
        assertThat(world.injector.intervals())
                .extracting(interval -> interval.startNs() / MS)
                .containsExactly(100L, 300L, 500L, 700L, 900L);
    }

    @Test
    void periodOfARangeJitters() {
        Trigger every = new Trigger.Every(new DurationRange(50 * MS, 150 * MS), 0, Long.MAX_VALUE);
        World world = run(FaultSchedule.of(List.of(new FaultStep("p", every, DurationRange.of(MS), PAUSE))), 10_000);
        List<FaultInterval> intervals = world.injector.intervals();
        assertThat(intervals).hasSizeBetween(70, 140);
        for (int i = 1; i < intervals.size(); i++) {
            assertThat(intervals.get(i).startNs() - intervals.get(i - 1).startNs())
                    .isBetween(50 * MS, 150 * MS);
        }
    }

    @Test
    void nemesisNeverHasMoreFaultsActiveThanAllowed() {
        assertThat(mostAtOnce(run(FaultSchedule.NONE.withNemeses(List.of(nemesis(1))), 20_000)
                        .injector
                        .intervals()))
                .isEqualTo(1);
        assertThat(mostAtOnce(run(FaultSchedule.NONE.withNemeses(List.of(nemesis(3))), 20_000)
                        .injector
                        .intervals()))
                .isEqualTo(3);
    }

    @Test
    void nemesisPicksEveryKindAndStopsAtItsEnd() {
        World world = run(FaultSchedule.NONE.withNemeses(List.of(nemesis(1))), 20_000);
        List<FaultInterval> intervals = world.injector.intervals();
        assertThat(intervals).extracting(FaultInterval::verb).contains("pause", "crash");
        assertThat(intervals).allMatch(interval -> interval.startNs() <= 10_000 * MS);
        for (int node = 0; node < 5; node++) {
            assertThat(world.cluster.isUp(node)).isTrue();
        }
    }

    @Test
    void nemesisDoesTheSameForTheSameSeed() {
        FaultSchedule schedule = FaultSchedule.NONE.withNemeses(List.of(nemesis(2)));
        World first = run(schedule, 5_000);
        World second = run(schedule, 5_000);
        assertThat(second.seen).isEqualTo(first.seen).isNotEmpty();
        assertThat(second.cluster.simulation().digest())
                .isEqualTo(first.cluster.simulation().digest());
    }

    @Test
    void addingAFaultLeavesWhatTheOthersPickUnchanged() {
        FaultStep crash = step("c", 1000, 100, CRASH);
        FaultStep before = step("a", 500, 100, new Fault.RandomHalves());
        List<FaultInterval> alone =
                run(FaultSchedule.of(List.of(crash)), 2000).injector.intervals();
        List<FaultInterval> both =
                run(FaultSchedule.of(List.of(before, crash)), 2000).injector.intervals();
        assertThat(both.get(1)).isEqualTo(alone.get(0));
    }

    @Test
    void nothingIsWrongInAQuietWindow() {
        QuietWindow quiet = new QuietWindow(1000 * MS, 2000 * MS);
        World world = run(
                FaultSchedule.of(List.of(step("p", 500, 0, PAUSE)))
                        .withNemeses(List.of(nemesis(3)))
                        .withQuiet(List.of(quiet)),
                5000);
        assertThat(world.injector.intervals())
                .isNotEmpty()
                .noneMatch(one -> one.startNs() < 2000 * MS && one.endNs() > 1000 * MS);
        assertThat(world.injector.intervals()).anyMatch(one -> one.startNs() >= 2000 * MS);
    }

    @Test
    void nothingGoesWrongAfterTheLivenessPhaseBegan() {
        World world = run(FaultSchedule.NONE.withNemeses(List.of(nemesis(3))).withLivenessFrom(3000 * MS), 20_000);
        assertThat(world.injector.intervals()).isNotEmpty().allMatch(one -> one.endNs() <= 3000 * MS);
        assertThat(world.reachedFrom(0)).isEqualTo("1 2 3 4 5");
    }

    @Test
    void schedulesThatContradictThemselvesAreRefused() {
        FaultStep late = step("p", 500, 100, PAUSE);
        assertThatThrownBy(() -> FaultSchedule.of(List.of(late)).withLivenessFrom(400 * MS))
                .hasMessageContaining("fault 'p' would fire at 500000000 ns, when all is to be quiet");
        assertThatThrownBy(() -> FaultSchedule.of(List.of(late, late)))
                .hasMessageContaining("two faults are called 'p'");
        assertThatThrownBy(() -> World.of(3, new Fault.Pause(node("n9"))))
                .hasMessageContaining("'n9', which is no node and no group");
        assertThatThrownBy(() -> step("s", 1, 0, new Fault.Swizzle(node("n1"))))
                .hasMessageContaining("needs a duration");
    }
}

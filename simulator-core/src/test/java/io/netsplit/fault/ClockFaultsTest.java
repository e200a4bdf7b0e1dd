package io.netsplit.fault;

import static io.netsplit.fault.World.MS;
import static io.netsplit.fault.World.node;
import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.cluster.Cluster;
import io.netsplit.cluster.clock.Correction;
import io.netsplit.cluster.clock.NodeClock;
import io.netsplit.cluster.clock.Strobe;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What clock faults do to a node's clocks and timers, and what their end leaves. */
class ClockFaultsTest {
    private static final long SECOND = 1000 * MS;

    private static World world(long forMs, Fault fault) {
        return World.of(2, FaultSchedule.of(List.of(World.step("f", 1000, forMs, fault))));
    }

    private static Fault change(
            long offsetNs, long driftPpm, long jumpNs, @Nullable Strobe strobe, @Nullable Correction correction) {
        return new Fault.ClockChange(node("n1"), offsetNs, driftPpm, jumpNs, strobe, correction);
    }

    private static NodeClock clock(World world) {
        return world.cluster.clock(0);
    }

    @Test
    void offsetPutsTheWallClockAheadUntilItsEndAndLeavesTheMonotonicOne() {
        World world = world(1000, change(2 * SECOND, 0, 0, null, null));
        world.runTo(1500);
        assertThat(clock(world).wallNs()).isEqualTo(3500 * MS);
        assertThat(clock(world).monotonicNs()).isEqualTo(1500 * MS);
        assertThat(world.cluster.clock(1).wallNs()).isEqualTo(1500 * MS);
        world.runTo(2500);
        assertThat(clock(world).wallNs()).isEqualTo(2500 * MS);
    }

    @Test
    void negativeOffsetMakesTheWallClockRunBackwards() {
        World world = world(1000, change(-500 * MS, 0, 0, null, null));
        world.runTo(999);
        long before = clock(world).wallNs();
        world.runTo(1001);
        assertThat(clock(world).wallNs()).isLessThan(before);
        assertThat(clock(world).monotonicNs()).isEqualTo(1001 * MS);
        world.runTo(2001);
        assertThat(clock(world).wallNs()).isEqualTo(2001 * MS);
    }

    @Test
    void jumpStaysAfterItsFaultHasEnded() {
        World world = world(1000, change(0, 0, 300 * MS, null, null));
        world.runTo(5000);
        assertThat(clock(world).wallNs()).isEqualTo(5300 * MS);
        assertThat(clock(world).monotonicNs()).isEqualTo(5000 * MS);
    }

    @Test
    void driftBendsBothClocksAndItsEndKeepsTheErrorWithoutAddingToIt() {
        World world = world(10_000, change(0, 200, 0, null, null));
        world.runTo(6000);
        assertThat(clock(world).wallNs()).isEqualTo(6001 * MS);
        assertThat(clock(world).monotonicNs()).isEqualTo(6001 * MS);
        world.runTo(11_000);
        assertThat(clock(world).errorNs()).isEqualTo(2 * MS);
        world.runTo(60_000);
        assertThat(clock(world).errorNs()).isEqualTo(2 * MS);
        assertThat(clock(world).monotonicNs()).isEqualTo(60_002 * MS);
    }

    @Test
    void driftBendsATimerThatIsAlreadySet() {
        World world = world(10_000, change(0, 1_000_000, 0, null, null));
        List<Long> fired = new ArrayList<>();
        world.recorder(0)
                .context()
                .timer("t", () -> fired.add(world.nowNs() / MS))
                .set(3000 * MS);
        world.runTo(5000);
        assertThat(fired).containsExactly(2000L);
    }

    @Test
    void timerSpansTheEndOfADriftExactly() {
        World world = world(1000, change(0, -500_000, 0, null, null));
        List<Long> fired = new ArrayList<>();
        world.recorder(0)
                .context()
                .timer("t", () -> fired.add(world.nowNs() / MS))
                .set(3000 * MS);
        world.runTo(5000);
        assertThat(fired).containsExactly(3500L);
    }

    @Test
    void strobeJumpsBackAndForthUntilItsEnd() {
        World world = world(1000, change(0, 0, 0, new Strobe(50 * MS, 200 * MS), null));
        List<Long> errors = new ArrayList<>();
        for (long ms = 1050; ms < 2400; ms += 100) {
            world.runTo(ms);
            errors.add(clock(world).errorNs() / MS);
        }
        assertThat(errors).containsExactly(50L, 0L, 50L, 0L, 50L, 0L, 50L, 0L, 50L, 0L, 0L, 0L, 0L, 0L);
        assertThat(clock(world).monotonicNs()).isEqualTo(world.nowNs());
    }

    @Test
    void correctionStepsALargeErrorAndStopsCorrectingAtItsEnd() {
        World world = World.of(
                1,
                FaultSchedule.of(List.of(
                        World.step("wrong", 100, 0, change(0, 0, SECOND, null, null)),
                        World.step("ntp", 1000, 4000, change(0, 0, 0, null, exact(1000 * MS))),
                        World.step("again", 6000, 0, change(0, 0, SECOND, null, null)))));
        world.runTo(1999);
        assertThat(clock(world).errorNs()).isEqualTo(SECOND);
        world.runTo(2001);
        assertThat(clock(world).errorNs()).isZero();
        world.runTo(60_000);
        assertThat(clock(world).errorNs()).isEqualTo(SECOND);
    }

    @Test
    void correctionSlewsASmallErrorNoFasterThanItsBound() {
        World world = World.of(
                1,
                FaultSchedule.of(List.of(
                        World.step("wrong", 100, 0, change(0, 0, 10 * MS, null, null)),
                        World.step("ntp", 1000, 0, change(0, 0, 0, null, exact(1000 * MS))))));
        world.runTo(2000);
        assertThat(clock(world).errorNs()).isEqualTo(10 * MS);
        world.runTo(12_000);
        assertThat(clock(world).errorNs()).isEqualTo(5 * MS);
        world.runTo(30_000);
        assertThat(clock(world).errorNs()).isZero();
        assertThat(clock(world).monotonicNs()).isEqualTo(30_000 * MS);
    }

    @Test
    void correctionHoldsADriftingClockNearTheTruth() {
        World world = new World(
                Cluster.builder(3).nodes(1).clock("n1", 0, 100, Correction.every(16 * SECOND)),
                FaultSchedule.NONE,
                Administrator.NONE,
                LoadControl.NONE);
        for (long s = 100; s < 10_000; s += 7) {
            world.runTo(s * 1000);
            assertThat(Math.abs(clock(world).errorNs())).isLessThan(6 * MS);
        }
        assertThat(clock(world).monotonicNs() - world.nowNs()).isGreaterThan(900 * MS);
    }

    @Test
    void clockThatIsWrongFromTheBeginningShowsIt() {
        World world = new World(
                Cluster.builder(3).nodes(2).clock("n2", 7 * MS, 1000, null),
                FaultSchedule.NONE,
                Administrator.NONE,
                LoadControl.NONE);
        world.runTo(1000);
        assertThat(clock(world).errorNs()).isZero();
        assertThat(world.cluster.clock(1).errorNs()).isEqualTo(8 * MS);
    }

    private static Correction exact(long intervalNs) {
        return new Correction(intervalNs, 0, 500, 128 * MS);
    }
}

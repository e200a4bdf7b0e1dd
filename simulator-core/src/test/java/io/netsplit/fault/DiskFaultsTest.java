package io.netsplit.fault;

import static io.netsplit.fault.World.MS;
import static io.netsplit.fault.World.node;
import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.cluster.disk.DiskLoss;
import io.netsplit.node.Disk;
import io.netsplit.random.Distribution;
import io.netsplit.random.Distributions;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What disk faults do to syncs and to what is stored, and that their end repairs the disk. */
class DiskFaultsTest {
    private static Fault disk(
            @Nullable Distribution latency, double errors, boolean full, boolean lying, boolean lost) {
        return new Fault.DiskFault(node("n1"), latency, errors, full, lying, lost);
    }

    private static Disk diskOf(World world) {
        return world.recorder(0).context().disk();
    }

    /** Appends a record at {@code ms}, syncs, and tells "ok 0.5" or "failed 0.5", with the milliseconds that it took. */
    private static String sync(World world, long ms) {
        world.runTo(ms);
        List<String> answers = new ArrayList<>();
        diskOf(world).append("log", "record", 10);
        diskOf(world).sync(ok -> answers.add((ok ? "ok " : "failed ") + (world.nowNs() - ms * MS) / 100_000 / 10.0));
        world.runTo(ms + 40);
        assertThat(answers).hasSize(1);
        return answers.get(0);
    }

    @Test
    void slowDiskTakesLongerToSyncUntilTheEnd() {
        World world = World.of(1, disk(Distributions.constant(20 * MS), 0, false, false, false));
        assertThat(sync(world, 50)).isEqualTo("ok 0.5");
        assertThat(sync(world, 110)).isEqualTo("ok 20.5");
        assertThat(sync(world, 210)).isEqualTo("ok 0.5");
    }

    @Test
    void fullDiskFailsSyncsUntilThereIsRoomAgain() {
        World world = World.of(1, disk(null, 0, true, false, false));
        assertThat(sync(world, 50)).startsWith("ok");
        assertThat(sync(world, 110)).startsWith("failed");
        diskOf(world).truncateSuffix("log", 1);
        assertThat(sync(world, 150)).startsWith("ok");
        assertThat(sync(world, 210)).startsWith("ok");
    }

    @Test
    void failingDiskFailsAShareOfItsSyncsUntilTheEnd() {
        World world = World.of(
                1, FaultSchedule.of(List.of(World.step("f", 1000, 100_000, disk(null, 0.3, false, false, false)))));
        int failed = 0;
        for (int i = 0; i < 1000; i++) {
            failed += sync(world, 1000 + 50 * i).startsWith("failed") ? 1 : 0;
        }
        assertThat(failed).isBetween(250, 350);
        for (int i = 0; i < 100; i++) {
            assertThat(sync(world, 101_000 + 50 * i)).startsWith("ok");
        }
    }

    @Test
    void lyingDiskLosesAtAPowerFailureWhatItSaidToHaveSynced() {
        World world = World.of(
                1,
                FaultSchedule.of(List.of(
                        World.step("lie", 100, 0, disk(null, 0, false, true, false)),
                        World.step("power", 200, 100, new Fault.Crash(node("n1"), DiskLoss.UNSYNCED_WRITES)))));
        assertThat(sync(world, 50)).startsWith("ok");
        assertThat(sync(world, 110)).startsWith("ok");
        assertThat(diskOf(world).lastIndex("log")).isEqualTo(2);
        world.runTo(301);
        assertThat(diskOf(world).lastIndex("log")).isEqualTo(1);
    }

    @Test
    void firstHonestSyncAfterALieMakesEverythingDurable() {
        World world = World.of(
                1,
                FaultSchedule.of(List.of(
                        World.step("lie", 100, 50, disk(null, 0, false, true, false)),
                        World.step("power", 300, 100, new Fault.Crash(node("n1"), DiskLoss.UNSYNCED_WRITES)))));
        assertThat(sync(world, 110)).startsWith("ok");
        assertThat(sync(world, 200)).startsWith("ok");
        world.runTo(401);
        assertThat(diskOf(world).lastIndex("log")).isEqualTo(2);
    }

    @Test
    void nodeWhoseDiskIsLostComesBackEmpty() {
        World world = World.of(1, disk(null, 0, false, false, true));
        assertThat(sync(world, 50)).startsWith("ok");
        world.runTo(110);
        assertThat(world.cluster.isUp(0)).isFalse();
        world.runTo(201);
        assertThat(diskOf(world).lastIndex("log")).isZero();
        assertThat(sync(world, 210)).startsWith("ok");
    }

    @Test
    void processThatGaveUpOverItsDiskRestartsWhenTheDiskIsRepaired() {
        World world = World.of(1, disk(null, 0, true, false, false));
        assertThat(sync(world, 110)).startsWith("failed");
        world.recorder(0).context().halt("the disk is full");
        world.runTo(199);
        assertThat(world.cluster.isUp(0)).isFalse();
        world.runTo(201);
        assertThat(world.cluster.isUp(0)).isTrue();
    }
}

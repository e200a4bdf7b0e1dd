package io.netsplit.cluster.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netsplit.kernel.Simulation;
import io.netsplit.random.Distributions;
import io.netsplit.random.Prng;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SimulatedDiskTest {
    private static final long MS = 1_000_000;

    private final Simulation simulation = new Simulation(1);
    private final List<String> answers = new ArrayList<>();
    private final SimulatedDisk disk = disk(1);

    private SimulatedDisk disk(long seed) {
        return new SimulatedDisk(
                simulation, Distributions.constant(MS), Prng.of(seed, "disk"), (done, ok) -> done.accept(ok));
    }

    private void sync() {
        disk.sync(ok -> {});
        simulation.run();
    }

    private List<Object> records() {
        List<Object> records = new ArrayList<>();
        for (long i = disk.firstIndex("log"); i <= disk.lastIndex("log"); i++) {
            records.add(disk.get("log", i));
        }
        return records;
    }

    @Test
    void writesAreVisibleAtOnceAndDurableAfterTheSync() {
        disk.write("term", 1L, 8);
        assertThat(disk.read("term")).isEqualTo(1L);
        assertThat(disk.unsyncedWrites()).isEqualTo(1);
        sync();
        assertThat(disk.unsyncedWrites()).isZero();
    }

    @Test
    void syncCoversWhatWasWrittenBeforeItAndNotWhatCameAfter() {
        disk.append("log", "before", 10);
        disk.sync(ok -> answers.add("done"));
        disk.append("log", "after", 10);
        simulation.run();
        disk.crash(DiskLoss.UNSYNCED_WRITES);
        assertThat(answers).containsExactly("done");
        assertThat(records()).containsExactly("before");
    }

    @Test
    void syncsAskedForDuringOneShareTheNext() {
        for (int i = 1; i <= 3; i++) {
            String name = "sync " + i + " at ";
            disk.append("log", i, 10);
            disk.sync(ok -> answers.add(name + simulation.now() / MS));
        }
        simulation.run();
        assertThat(answers).containsExactly("sync 1 at 1", "sync 2 at 2", "sync 3 at 2");
    }

    @Test
    void crashUndoesEveryKindOfUnsyncedWrite() {
        disk.write("vote", "n1", 8);
        for (int i = 1; i <= 5; i++) {
            disk.append("log", i, 10);
        }
        sync();
        disk.write("vote", "n2", 8);
        disk.write("new", "x", 8);
        disk.truncateSuffix("log", 4);
        disk.append("log", 44, 10);
        disk.truncatePrefix("log", 3);
        assertThat(records()).containsExactly(3, 44);
        disk.crash(DiskLoss.UNSYNCED_WRITES);
        assertThat(disk.read("vote")).isEqualTo("n1");
        assertThat(disk.read("new")).isNull();
        assertThat(disk.firstIndex("log")).isEqualTo(1);
        assertThat(records()).containsExactly(1, 2, 3, 4, 5);
        assertThat(disk.usedBytes()).isEqualTo(58);
    }

    @Test
    void truncatingBeyondTheEndEmptiesTheLogAndSetsItsFirstIndex() {
        disk.append("log", 1, 10);
        disk.truncatePrefix("log", 100);
        assertThat(disk.firstIndex("log")).isEqualTo(100);
        assertThat(disk.lastIndex("log")).isEqualTo(99);
        disk.append("log", 100, 10);
        assertThat(disk.lastIndex("log")).isEqualTo(100);
        disk.crash(DiskLoss.UNSYNCED_WRITES);
        assertThat(disk.firstIndex("log")).isEqualTo(1);
    }

    @Test
    void tornCrashKeepsAPrefixOfWhatWasNotSynced() {
        TreeSet<Integer> kept = new TreeSet<>();
        for (long seed = 0; seed < 100; seed++) {
            SimulatedDisk torn = disk(seed);
            for (int i = 1; i <= 3; i++) {
                torn.append("log", i, 10);
            }
            torn.crash(DiskLoss.TORN_WRITES);
            int last = (int) torn.lastIndex("log");
            for (int i = 1; i <= last; i++) {
                assertThat(torn.get("log", i)).isEqualTo(i);
            }
            kept.add(last);
        }
        assertThat(kept).containsExactly(0, 1, 2, 3);
    }

    @Test
    void crashOfTheProcessKeepsWritesThatALaterPowerFailureTakes() {
        disk.append("log", "x", 10);
        disk.crash(DiskLoss.NOTHING);
        assertThat(records()).containsExactly("x");
        disk.crash(DiskLoss.UNSYNCED_WRITES);
        assertThat(records()).isEmpty();
    }

    @Test
    void crashCancelsTheSyncThatWasRunning() {
        disk.append("log", "x", 10);
        disk.sync(ok -> answers.add("done"));
        disk.crash(DiskLoss.UNSYNCED_WRITES);
        simulation.run();
        assertThat(answers).isEmpty();
        disk.append("log", "y", 10);
        sync();
        assertThat(disk.unsyncedWrites()).isZero();
    }

    @Test
    void failedSyncLeavesItsWritesToTheNext() {
        disk.setErrorShare(1);
        disk.append("log", "x", 10);
        disk.sync(ok -> answers.add("ok " + ok));
        simulation.run();
        assertThat(answers).containsExactly("ok false");
        assertThat(disk.failedSyncs()).isEqualTo(1);
        disk.setErrorShare(0);
        sync();
        disk.crash(DiskLoss.UNSYNCED_WRITES);
        assertThat(records()).containsExactly("x");
    }

    @Test
    void readingOutsideALogSaysWhatIsThere() {
        disk.append("log", "x", 10);
        assertThatThrownBy(() -> disk.get("log", 2)).hasMessage("log log holds 1 to 1, not 2");
    }
}

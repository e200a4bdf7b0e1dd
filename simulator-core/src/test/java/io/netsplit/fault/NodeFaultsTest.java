package io.netsplit.fault;

import static io.netsplit.fault.World.MS;
import static io.netsplit.fault.World.node;
import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.cluster.Cluster;
import io.netsplit.cluster.Recorder;
import io.netsplit.cluster.disk.DiskLoss;
import io.netsplit.kernel.Timer;
import io.netsplit.node.Disk;
import io.netsplit.random.Distributions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What crashes, pauses and slowness do to a node, and that their end gives it back. */
class NodeFaultsTest {
    private static Fault crash(DiskLoss loss) {
        return new Fault.Crash(node("n1"), loss);
    }

    /** Writes one durable and two unsynced records on n1 before the fault at 100 ms. */
    private static World withThreeRecords(Fault fault) {
        World world = World.of(2, fault);
        Disk disk = world.recorder(0).context().disk();
        disk.append("log", "durable", 10);
        disk.sync(done -> {});
        world.runTo(99);
        disk.append("log", "second", 10);
        disk.append("log", "third", 10);
        return world;
    }

    @Test
    void crashedNodeIsDeafAndMuteUntilItRestarts() {
        World world = World.of(2, crash(DiskLoss.NOTHING));
        world.runTo(101);
        assertThat(world.cluster.isUp(0)).isFalse();
        assertThat(world.reaches(1, 0)).isFalse();
        world.runTo(201);
        assertThat(world.reaches(1, 0)).isTrue();
        assertThat(world.reaches(0, 1)).isTrue();
        assertThat(world.seen).containsExactly("100 f: n1", "100 n1 CRASHED", "200 n1 RESTARTED", "200 f ended");
    }

    @Test
    void crashKillsTimersAndAnswersOfTheDisk() {
        World world = World.of(2, crash(DiskLoss.UNSYNCED_WRITES));
        List<String> happened = new ArrayList<>();
        world.runTo(99);
        world.recorder(0).context().timer("t", () -> happened.add("timer")).set(50 * MS);
        world.cluster.runUntil(100 * MS - 1);
        world.recorder(0).context().disk().sync(done -> happened.add("sync"));
        world.runTo(300);
        assertThat(happened).isEmpty();
    }

    @Test
    void crashOfTheProcessAloneLosesNoWrites() {
        World world = withThreeRecords(crash(DiskLoss.NOTHING));
        world.runTo(201);
        assertThat(world.recorder(0).context().disk().lastIndex("log")).isEqualTo(3);
    }

    @Test
    void powerFailureLosesWhatWasNotSynced() {
        World world = withThreeRecords(crash(DiskLoss.UNSYNCED_WRITES));
        world.runTo(201);
        Disk disk = world.recorder(0).context().disk();
        assertThat(disk.lastIndex("log")).isEqualTo(1);
        assertThat(disk.get("log", 1)).isEqualTo("durable");
    }

    @Test
    void powerFailureInTheMidstOfWritingKeepsAPrefix() {
        World world = withThreeRecords(crash(DiskLoss.TORN_WRITES));
        world.runTo(201);
        Disk disk = world.recorder(0).context().disk();
        assertThat(disk.lastIndex("log")).isBetween(1L, 3L);
        assertThat(disk.get("log", 1)).isEqualTo("durable");
        assertThat(world.cluster.isUp(0)).isTrue();
    }

    @Test
    void crashThatLosesEverythingComesBackEmpty() {
        World world = withThreeRecords(crash(DiskLoss.EVERYTHING));
        world.runTo(201);
        assertThat(world.recorder(0).context().disk().lastIndex("log")).isZero();
    }

    @Test
    void nodeThatTwoFaultsKeepDownComesBackAfterTheLater() {
        World world = World.of(
                2,
                FaultSchedule.of(List.of(
                        World.step("one", 100, 100, crash(DiskLoss.NOTHING)),
                        World.step("two", 150, 100, crash(DiskLoss.NOTHING)))));
        world.runTo(220);
        assertThat(world.cluster.isUp(0)).isFalse();
        world.runTo(251);
        assertThat(world.cluster.isUp(0)).isTrue();
        assertThat(world.cluster.incarnations(0)).isEqualTo(2);
    }

    @Test
    void nodeThatIsDownCanStillLoseItsDisk() {
        World world = withThreeRecords(crash(DiskLoss.NOTHING));
        world.runTo(150);
        world.injector.inject("fire", crash(DiskLoss.EVERYTHING), 100 * MS);
        world.runTo(251);
        assertThat(world.recorder(0).context().disk().lastIndex("log")).isZero();
    }

    @Test
    void nodeThatGaveUpCanStillLoseItsPower() {
        World world = withThreeRecords(crash(DiskLoss.UNSYNCED_WRITES));
        world.recorder(0).context().halt("enough");
        world.runTo(201);
        assertThat(world.recorder(0).context().disk().lastIndex("log")).isEqualTo(1);
    }

    @Test
    void pausedNodeHandlesLaterWhatArrivedMeanwhileInOrder() {
        World world = World.of(2, new Fault.Pause(node("n1")));
        List<String> happened = new ArrayList<>();
        world.recorder(0).context().timer("t", () -> happened.add("timer")).set(150 * MS);
        world.runTo(110);
        Recorder.ping(world.cluster, 1, 0, 1);
        world.runTo(120);
        Recorder.ping(world.cluster, 1, 0, 2);
        world.runTo(199);
        assertThat(world.recorder(0).numbers()).isEmpty();
        assertThat(happened).isEmpty();
        world.runTo(202);
        assertThat(world.recorder(0).numbers()).containsExactly(1L, 2L);
        assertThat(world.recorder(0).received().get(0).monotonicNs()).isEqualTo(200 * MS);
        assertThat(happened).containsExactly("timer");
    }

    @Test
    void timerThatWasDueDuringAPauseCanStillBeCancelled() {
        World world = World.of(2, new Fault.Pause(node("n1")));
        List<String> happened = new ArrayList<>();
        Timer timer = world.recorder(0).context().timer("t", () -> happened.add("fired"));
        timer.set(150 * MS);
        world.runTo(180);
        assertThat(timer.isSet()).isTrue();
        timer.cancel();
        world.runTo(300);
        assertThat(happened).isEmpty();
    }

    @Test
    void timerThatIsSetAnewDuringAPauseFiresOnceAndLater() {
        World world = World.of(2, new Fault.Pause(node("n1")));
        List<Long> fired = new ArrayList<>();
        Timer timer = world.recorder(0).context().timer("t", () -> fired.add(world.nowNs() / MS));
        timer.set(150 * MS);
        world.runTo(180);
        timer.set(100 * MS);
        world.runTo(400);
        assertThat(fired).containsExactly(280L);
    }

    @Test
    void clientBesideAPausedNodeGoesOn() {
        World world = World.of(2, new Fault.Pause(node("n1")));
        int beside = world.cluster.addClient(0, address -> new Recorder());
        world.runTo(101);
        assertThat(world.reaches(beside, 1)).isTrue();
        assertThat(world.reaches(1, beside)).isTrue();
    }

    @Test
    void slowNodeTakesItsFactorLongerToAnswerUntilTheEnd() {
        World world = new World(
                Cluster.builder(1).nodes(2).processing(Distributions.constant(MS)),
                FaultSchedule.of(List.of(World.step("f", 100, 100, new Fault.Slow(node("n1"), 10)))),
                Administrator.NONE,
                LoadControl.NONE);
        assertThat(answerMs(world, 50)).isEqualTo(1 + 1 + 1);
        assertThat(answerMs(world, 110)).isEqualTo(1 + 10 + 1);
        assertThat(answerMs(world, 250)).isEqualTo(1 + 1 + 1);
    }

    /** Milliseconds until n2 hears back from n1, asked at {@code atMs}. */
    private static long answerMs(World world, long atMs) {
        world.runTo(atMs);
        world.recorder(0).answerPings();
        int before = world.recorder(1).received().size();
        Recorder.ping(world.cluster, 1, 0, 1);
        world.runTo(atMs + 40);
        return world.recorder(1).received().get(before).monotonicNs() / MS - atMs;
    }

    @Test
    void busyNodeHandlesOneMessageAfterTheOther() {
        World world = new World(
                Cluster.builder(1).nodes(2).processing(Distributions.constant(10 * MS)),
                FaultSchedule.NONE,
                Administrator.NONE,
                LoadControl.NONE);
        for (long number = 1; number <= 3; number++) {
            Recorder.ping(world.cluster, 1, 0, number);
        }
        world.runTo(100);
        assertThat(world.recorder(0).received())
                .extracting(received -> received.monotonicNs() / MS)
                .containsExactly(1L, 11L, 21L);
    }

    @Test
    void overloadedNodeDropsWhatDoesNotFitItsInbox() {
        World world = new World(
                Cluster.builder(1)
                        .nodes(2)
                        .processing(Distributions.constant(10 * MS))
                        .inboxCapacity(2),
                FaultSchedule.NONE,
                Administrator.NONE,
                LoadControl.NONE);
        for (long number = 1; number <= 5; number++) {
            Recorder.ping(world.cluster, 1, 0, number);
        }
        world.runTo(100);
        assertThat(world.recorder(0).numbers()).containsExactly(1L, 2L, 3L);
    }

    @Test
    void processThatGivesUpStaysDownUntilEverythingIsHealed() {
        World world = World.of(2, FaultSchedule.of(List.of()).withLivenessFrom(200 * MS));
        world.runTo(100);
        world.recorder(0).context().halt("no way on");
        assertThat(world.reaches(1, 0)).isFalse();
        world.runTo(201);
        assertThat(world.reaches(1, 0)).isTrue();
        assertThat(world.seen).containsExactly("100 n1 HALTED", "200 n1 RESTARTED");
    }
}

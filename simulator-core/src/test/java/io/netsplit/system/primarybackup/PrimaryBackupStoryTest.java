package io.netsplit.system.primarybackup;

import static io.netsplit.system.primarybackup.Scene.MS;
import static io.netsplit.system.primarybackup.Scene.SECOND_NS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netsplit.check.LostWrites;
import io.netsplit.check.SplitBrain;
import io.netsplit.check.linearizability.Budget;
import io.netsplit.check.linearizability.Verdict;
import io.netsplit.cluster.disk.DiskLoss;
import io.netsplit.fault.CutDirection;
import io.netsplit.fault.DurationRange;
import io.netsplit.fault.Fault;
import io.netsplit.fault.FaultSchedule;
import io.netsplit.fault.FaultStep;
import io.netsplit.fault.Selector;
import io.netsplit.fault.Trigger;
import io.netsplit.history.History;
import io.netsplit.history.Operation;
import io.netsplit.node.ProtocolEvent;
import io.netsplit.run.RoleSpan;
import io.netsplit.run.RunResult;
import io.netsplit.system.Applied;
import io.netsplit.trace.Observer;
import io.netsplit.workload.DataType;
import io.netsplit.workload.Keys;
import io.netsplit.workload.Route;
import io.netsplit.workload.WorkloadSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PrimaryBackupStoryTest {
    private static final long TIMEOUT_NS = 300 * MS;
    private static final long TURN_NS = 100 * MS;
    /** Two rounds of messages at four milliseconds each way, and a few disk syncs. */
    private static final long EXCHANGE_NS = 20 * MS;

    private static final int[] OLD_SIDE = {0, 1};

    /** What every replica has applied last, and the writes that were rolled back. */
    private static final class Watcher implements Observer {
        private final Map<Integer, Applied> applied = new LinkedHashMap<>();
        private final List<BackupEvent.WriteDiscarded> discarded = new ArrayList<>();

        @Override
        public void protocol(long timeNs, int node, ProtocolEvent event) {
            if (event instanceof Applied progress) {
                applied.put(node, progress);
            } else if (event instanceof BackupEvent.WriteDiscarded write) {
                discarded.add(write);
            }
        }
    }

    private static Scene cutOffPrimary(long seed) {
        return Scene.of(5, seed)
                .at(3_000, cluster -> Scene.cut(cluster, OLD_SIDE))
                .at(6_000, cluster -> Scene.heal(cluster, OLD_SIDE));
    }

    private static List<SplitBrain> splitBrains(RunResult result) {
        return result.splitBrains(result.lostWrites());
    }

    private static List<Operation> okIn(RunResult result, long fromNs, long toNs) {
        List<Operation> found = new ArrayList<>();
        for (Operation operation : result.history().operations()) {
            if (operation.isOk() && operation.invokedNs() >= fromNs && operation.completedNs() < toNs) {
                found.add(operation);
            }
        }
        return found;
    }

    @Test
    void theFirstNodeBecomesPrimaryAfterOneTimeout() {
        RunResult result = Scene.of(5, 1).seconds(1).run();
        assertThat(Scene.reigns(result)).hasSize(1);
        RoleSpan reign = Scene.reigns(result).get(0);
        assertThat(reign.node()).isZero();
        assertThat(reign.startNs()).isBetween(TIMEOUT_NS, TIMEOUT_NS + EXCHANGE_NS);
    }

    @Test
    void aBackupTakesOverWithinTheTimeoutAndEveryonesTurn() {
        for (long seed = 1; seed <= 20; seed++) {
            RunResult result = Scene.of(5, seed)
                    .workload(Scene.apart(5))
                    .at(3_000, cluster -> cluster.crash(0, DiskLoss.UNSYNCED_WRITES))
                    .seconds(5)
                    .run();
            RoleSpan second = Scene.reigns(result).get(1);
            assertThat(second.startNs() - 3 * SECOND_NS)
                    .as("seed %d", seed)
                    .isBetween(TIMEOUT_NS - 60 * MS, TIMEOUT_NS + 4 * TURN_NS + EXCHANGE_NS);
            assertThat(okIn(result, second.startNs(), 5 * SECOND_NS))
                    .as("seed %d", seed)
                    .isNotEmpty();
        }
    }

    @Test
    void withFencingTheOldPrimaryStepsDownBeforeTheNextBegins() {
        for (long seed = 1; seed <= 20; seed++) {
            RunResult result = cutOffPrimary(seed).run();
            List<RoleSpan> reigns = Scene.reigns(result);
            assertThat(reigns).as("seed %d", seed).hasSize(2);
            assertThat(reigns.get(0).endNs())
                    .as("seed %d", seed)
                    .isLessThan(reigns.get(1).startNs());
            assertThat(splitBrains(result)).as("seed %d", seed).isEmpty();
        }
    }

    @Test
    void withFencingNobodyIsServedOnTheOldSideAndTheOtherSideGoesOn() {
        RunResult result = cutOffPrimary(1).run();
        List<Operation> served = okIn(result, 4 * SECOND_NS, 6 * SECOND_NS);
        assertThat(served).extracting(Operation::client).doesNotContain(0, 1).contains(2, 3, 4);
    }

    @Test
    void withoutFencingBothSidesAcknowledgeDuringTheCut() {
        RunResult result = cutOffPrimary(1).option("fencing", false).run();
        List<Operation> served = okIn(result, 4 * SECOND_NS, 6 * SECOND_NS);
        assertThat(served).extracting(Operation::client).contains(0, 1, 2, 3, 4);
        assertThat(splitBrains(result)).hasSize(1);
        SplitBrain split = splitBrains(result).get(0);
        assertThat(split.leaders()).allMatch(side -> side.acknowledged().size() > 20);
        assertThat(split.fromNs()).isBetween(3_240 * MS, 3_000 * MS + TIMEOUT_NS + 2 * TURN_NS + EXCHANGE_NS);
        assertThat(split.toNs()).isBetween(6 * SECOND_NS, 6_050 * MS + EXCHANGE_NS);
    }

    @Test
    void withoutFencingTheOldSidesAcknowledgedWritesAreThrownAwayAtTheHeal() {
        Watcher watcher = new Watcher();
        Scene scene = cutOffPrimary(1).option("fencing", false);
        scene.spec().observer(watcher);
        RunResult result = scene.run();
        assertThat(watcher.discarded).hasSizeGreaterThan(20);
        assertThat(watcher.discarded).allMatch(write -> write.epoch() == 1);
        assertThat(Scene.violation(result, NoAcknowledgedWriteLost.NAME)).isPresent();
        assertThat(result.linearizability(Budget.DEFAULT).answer()).isEqualTo(Verdict.Answer.NOT_LINEARIZABLE);
    }

    @Test
    void withoutFencingExactlyTheOldPrimarysElementsAreMissingFromASet() {
        WorkloadSpec adds = WorkloadSpec.defaults(DataType.SET, 5);
        RunResult result = cutOffPrimary(1)
                .workload(adds)
                .option("fencing", false)
                .seconds(7)
                .run();
        LostWrites lost = result.lostWrites();
        assertThat(lost.lost()).hasSizeGreaterThan(20);
        assertThat(lost.lost())
                .allMatch(one -> Objects.requireNonNull(one.write()).answeredBy() == 0);
        SplitBrain split = splitBrains(result).get(0);
        assertThat(split.leaders().get(0).lost()).hasSizeGreaterThan(20);
        assertThat(split.leaders().get(1).lost()).isEmpty();
    }

    @Test
    void withFencingNoElementIsMissingFromASet() {
        RunResult result = cutOffPrimary(1)
                .workload(WorkloadSpec.defaults(DataType.SET, 5))
                .run();
        assertThat(result.lostWrites().acknowledged()).isGreaterThan(200);
        assertThat(result.lostWrites().lost()).isEmpty();
    }

    @Test
    void afterTheHealAllReplicasHoldTheSameWithFencingAndWithout() {
        for (boolean fencing : new boolean[] {true, false}) {
            for (String mode : List.of("asynchronous", "semi-synchronous", "synchronous")) {
                Watcher watcher = new Watcher();
                WorkloadSpec quietAtTheEnd = Scene.apart(5);
                Scene scene = cutOffPrimary(3)
                        .workload(quietAtTheEnd)
                        .option("fencing", fencing)
                        .option("mode", mode);
                scene.spec().observer(watcher);
                scene.run();
                assertConverged(watcher, 5, mode + ", fencing " + fencing);
            }
        }
    }

    /** Replicas may be a few entries apart while writes go on; at equal positions they must have done the same. */
    private static void assertConverged(Watcher watcher, int replicas, String what) {
        assertThat(watcher.applied).as(what).hasSize(replicas);
        long furthest = watcher.applied.values().stream()
                .mapToLong(Applied::position)
                .max()
                .orElseThrow();
        assertThat(watcher.applied.values()).as(what).allMatch(one -> furthest - one.position() < 30);
        Map<Long, Long> digests = new LinkedHashMap<>();
        for (Applied one : watcher.applied.values()) {
            Long other = digests.putIfAbsent(one.position(), one.digest());
            assertThat(other == null || other == one.digest()).as(what).isTrue();
        }
    }

    @Test
    void asynchronousReplicationLosesAcknowledgedWritesWhenThePrimaryDiesEvenWithFencing() {
        assertThat(deathsThatLoseWrites("asynchronous")).isGreaterThan(10);
    }

    @Test
    void semiSynchronousReplicationOfThreeLosesNothingWhenThePrimaryDies() {
        assertThat(deathsThatLoseWrites("semi-synchronous")).isZero();
    }

    @Test
    void synchronousReplicationLosesNothingWhenThePrimaryDies() {
        assertThat(deathsThatLoseWrites("synchronous")).isZero();
    }

    /** In how many of 40 seeds acknowledged writes are lost when the primary's cable fails first, and then its power. */
    private static int deathsThatLoseWrites(String mode) {
        int lost = 0;
        for (long seed = 1; seed <= 40; seed++) {
            RunResult result = Scene.of(3, seed)
                    .option("mode", mode)
                    .at(2_000, cluster -> Scene.cut(cluster, 0))
                    .at(2_100, cluster -> cluster.crash(0, DiskLoss.UNSYNCED_WRITES))
                    .seconds(3)
                    .run();
            lost += Scene.violation(result, NoAcknowledgedWriteLost.NAME).isPresent() ? 1 : 0;
        }
        return lost;
    }

    @Test
    void aSilentBackupHoldsUpSynchronousWritesForOneTimeout() {
        RunResult result = Scene.of(3, 1)
                .workload(Scene.apart(3))
                .at(3_000, cluster -> cluster.crash(2, DiskLoss.UNSYNCED_WRITES))
                .seconds(5)
                .run();
        assertThat(Scene.reigns(result)).hasSize(1);
        History writes = result.history().withFunction("write");
        assertThat(acknowledged(writes, 3_010 * MS, 3 * SECOND_NS + TIMEOUT_NS - 60 * MS))
                .isZero();
        assertThat(acknowledged(writes, 3 * SECOND_NS + TIMEOUT_NS + 60 * MS, 5 * SECOND_NS))
                .isPositive();
    }

    private static long acknowledged(History writes, long fromNs, long toNs) {
        return writes.operations().stream()
                .filter(write -> write.isOk() && write.completedNs() >= fromNs && write.completedNs() < toNs)
                .count();
    }

    @Test
    void asynchronousWritesDoNotWaitForBackups() {
        RunResult result = Scene.of(3, 1)
                .option("mode", "asynchronous")
                .at(3_000, cluster -> cluster.crash(2, DiskLoss.UNSYNCED_WRITES))
                .seconds(4)
                .run();
        assertThat(acknowledged(result.history().withFunction("write"), 3_010 * MS, 3_200 * MS))
                .isPositive();
    }

    @Test
    void readsFromAnyReplicaAreStaleAndReadsFromThePrimaryAreNot() {
        WorkloadSpec local = WorkloadSpec.defaults(DataType.REGISTER, 5)
                .withKeys(Keys.uniform(1))
                .withRoute(Route.LOCAL);
        Scene anywhere = cutOffPrimary(1).workload(local).option("reads", "any");
        assertThat(anywhere.run().linearizability(Budget.DEFAULT).answer()).isEqualTo(Verdict.Answer.NOT_LINEARIZABLE);
        Scene atPrimary = cutOffPrimary(1).workload(local);
        assertThat(atPrimary.run().linearizability(Budget.DEFAULT).answer()).isEqualTo(Verdict.Answer.LINEARIZABLE);
    }

    @Test
    void aReplicaThatWasCutOffDeposesNobodyWhenItComesBack() {
        RunResult result = Scene.of(5, 1)
                .at(3_000, cluster -> Scene.cut(cluster, 4))
                .at(6_000, cluster -> Scene.heal(cluster, 4))
                .run();
        assertThat(Scene.reigns(result)).hasSize(1);
    }

    @Test
    void withoutFencingAReplicaThatWasCutOffDeposesThePrimaryWhenItComesBack() {
        RunResult result = Scene.of(5, 1)
                .option("fencing", false)
                .at(3_000, cluster -> Scene.cut(cluster, 4))
                .at(6_000, cluster -> Scene.heal(cluster, 4))
                .run();
        List<RoleSpan> reigns = Scene.reigns(result);
        assertThat(reigns).extracting(RoleSpan::node).containsExactly(0, 4);
        assertThat(reigns.get(0).endNs()).isGreaterThan(6 * SECOND_NS);
    }

    @Test
    void withoutFencingTwoSidesCanClaimTheSameEpoch() {
        RunResult result = Scene.of(5, 1)
                .option("fencing", false)
                .at(3_000, cluster -> {
                    Scene.cut(cluster, 1, 2);
                    Scene.cut(cluster, 3, 4);
                })
                .run();
        assertThat(Scene.violation(result, OnePrimaryPerEpoch.NAME)).contains("n2 and n4 were both primary in epoch 2");
    }

    @Test
    void twoReplicasCannotFailOverWithFencing() {
        RunResult result = Scene.of(2, 1)
                .at(3_000, cluster -> cluster.crash(0, DiskLoss.UNSYNCED_WRITES))
                .run();
        assertThat(Scene.reigns(result)).extracting(RoleSpan::node).containsExactly(0);
    }

    @Test
    void aPrimaryThatWasPausedDoesNotAnswerFromAnOldReign() {
        RunResult result = Scene.of(5, 1)
                .at(3_000, cluster -> cluster.pause(0))
                .at(6_000, cluster -> cluster.resume(0))
                .run();
        assertThat(Scene.reigns(result)).hasSize(2);
        assertThat(result.linearizability(Budget.DEFAULT).answer()).isEqualTo(Verdict.Answer.LINEARIZABLE);
        assertThat(okIn(result, 6 * SECOND_NS, 10 * SECOND_NS))
                .extracting(Operation::client)
                .contains(0);
    }

    private static FaultSchedule once(long atNs, Fault fault) {
        return FaultSchedule.of(List.of(new FaultStep("step", Trigger.at(atNs), DurationRange.ZERO, fault)));
    }

    @Test
    void leadershipIsHandedOverWithoutWaitingForATimeout() {
        for (boolean fencing : new boolean[] {true, false}) {
            Scene scene = Scene.of(3, 1).option("fencing", fencing);
            scene.spec().faults(once(3 * SECOND_NS, new Fault.TransferLeadership(new Selector.Named("n3"))));
            RunResult result = scene.run();
            List<RoleSpan> reigns = Scene.reigns(result);
            assertThat(reigns).extracting(RoleSpan::node).containsExactly(0, 2);
            assertThat(reigns.get(1).startNs()).isLessThan(3_100 * MS);
            assertThat(splitBrains(result)).isEmpty();
            assertThat(Scene.violation(result, NoAcknowledgedWriteLost.NAME)).isEmpty();
        }
    }

    @Test
    void aNodeThatJoinsGetsTheWholeLogAndCountsForTheMajority() {
        Watcher watcher = new Watcher();
        Scene scene = Scene.of(3, 1).at(6_000, cluster -> {
            cluster.crash(0, DiskLoss.UNSYNCED_WRITES);
            cluster.crash(1, DiskLoss.UNSYNCED_WRITES);
        });
        scene.spec()
                .topology(cluster -> cluster.group("n", 3, 2))
                .observer(watcher)
                .faults(once(2 * SECOND_NS, new Fault.AddNode("n", 2)));
        RunResult result = scene.run();
        assertThat(watcher.applied).containsKeys(3, 4);
        assertThat(Scene.reigns(result)).hasSize(2);
        assertThat(okIn(result, 7 * SECOND_NS, 10 * SECOND_NS)).isNotEmpty();
        assertThat(Scene.violation(result, NoAcknowledgedWriteLost.NAME)).isEmpty();
    }

    @Test
    void aPrimaryThatIsRemovedLeavesTheOthersServing() {
        Scene scene = Scene.of(3, 1).workload(Scene.apart(3));
        scene.spec().faults(once(3 * SECOND_NS, new Fault.RemoveNode(new Selector.Leader())));
        RunResult result = scene.run();
        assertThat(Scene.reigns(result)).hasSize(2);
        assertThat(okIn(result, 4 * SECOND_NS, 10 * SECOND_NS)).isNotEmpty();
        assertThat(result.linearizability(Budget.DEFAULT).answer()).isEqualTo(Verdict.Answer.LINEARIZABLE);
    }

    @Test
    void aPrimaryThatHearsNobodyStepsDownWithFencing() {
        Scene scene = Scene.of(3, 1);
        scene.spec().faults(once(3 * SECOND_NS, new Fault.Isolate(new Selector.Leader(), CutDirection.INBOUND)));
        RunResult result = scene.run();
        assertThat(Scene.reigns(result).get(0).endNs()).isBetween(3 * SECOND_NS, 3 * SECOND_NS + TIMEOUT_NS);
        assertThat(splitBrains(result)).isEmpty();
    }

    @Test
    void theSameSeedGivesTheSameRun() {
        assertThat(cutOffPrimary(5).run().digest())
                .isEqualTo(cutOffPrimary(5).run().digest());
        assertThat(cutOffPrimary(5).run().digest())
                .isNotEqualTo(cutOffPrimary(6).run().digest());
    }

    @Test
    void aTimeoutShorterThanTwoHeartbeatsIsRefused() {
        assertThatThrownBy(
                        () -> Scene.of(3, 1).option("failover-timeout", 60 * MS).run())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("failover-timeout must be at least twice heartbeat-interval");
    }
}

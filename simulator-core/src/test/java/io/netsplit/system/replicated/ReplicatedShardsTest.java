package io.netsplit.system.replicated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netsplit.cluster.ClusterBuilder;
import io.netsplit.fault.DurationRange;
import io.netsplit.fault.Fault;
import io.netsplit.fault.FaultSchedule;
import io.netsplit.fault.FaultStep;
import io.netsplit.fault.Selector;
import io.netsplit.fault.Trigger;
import io.netsplit.history.Completion;
import io.netsplit.network.LinkSettings;
import io.netsplit.random.Distributions;
import io.netsplit.run.InvariantResult;
import io.netsplit.run.Run;
import io.netsplit.run.RunResult;
import io.netsplit.run.RunSpec;
import io.netsplit.system.Meter;
import io.netsplit.system.OptionException;
import io.netsplit.system.RandomTrial;
import io.netsplit.system.SafeguardTable;
import io.netsplit.workload.Arrivals;
import io.netsplit.workload.DataType;
import io.netsplit.workload.Keys;
import io.netsplit.workload.Placement;
import io.netsplit.workload.Retry;
import io.netsplit.workload.WorkloadSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Shards that are replicated systems, while their nodes crash, are cut off, join and leave. */
class ReplicatedShardsTest {
    private static final int SEEDS = 200;
    private static final long MS = RandomTrial.MS;

    static RandomTrial trial(Replication replication) {
        List<Fault> faults = new ArrayList<>(RandomTrial.cuts());
        faults.addAll(RandomTrial.delays());
        faults.addAll(RandomTrial.crashes());
        faults.add(RandomTrial.drift(200));
        if (replication.isMovable()) {
            for (String leaver : List.of("n1", "n2", "n3")) {
                faults.add(new Fault.AddNode("n", 1));
                faults.add(new Fault.AddNode("n", 1));
                faults.add(new Fault.RemoveNode(new Selector.Named(leaver)));
            }
        }
        return RandomTrial.of(new ReplicatedShards())
                .withFaults(faults)
                .withChange(spec -> spec.workload(workload())
                        .topology(cluster -> topology(cluster, replication.isMovable() ? 3 : 0)))
                .with("shards", 3L)
                .with("replication", replication.word());
    }

    private static void topology(ClusterBuilder cluster, int spare) {
        cluster.group("router", 2)
                .group("n", 4, spare)
                .links(LinkSettings.of(Distributions.lognormalFromMedian(2 * MS, 20 * MS))
                        .withLoss(0.03)
                        .withDuplicate(0.05)
                        .withReorder(0.1))
                .diskSync(Distributions.exponential(2 * MS));
    }

    private static WorkloadSpec workload() {
        return WorkloadSpec.defaults(DataType.CAS_REGISTER, 6)
                .withArrivals(new Arrivals.Closed(Distributions.exponential(15 * MS)))
                .withKeys(Keys.uniform(6))
                .withPlacement(Placement.SPREAD)
                .withTimeoutNs(400 * MS)
                .withRetry(new Retry(3, 10 * MS, 100 * MS, Retry.Jitter.FULL));
    }

    private static Optional<String> wrong(RunResult result) {
        return RandomTrial.brokenInvariant(result).or(() -> RandomTrial.notLinearizable(result));
    }

    private static long holdsOverSeeds(Replication replication, long seeds) {
        long answered = 0;
        long moved = 0;
        for (long seed = 1; seed <= seeds; seed++) {
            RunResult result = trial(replication).run(seed);
            assertThat(wrong(result)).as("%s, seed %d", replication, seed).isEmpty();
            assertThat(result.lostWrites().lost())
                    .as("%s, seed %d", replication, seed)
                    .isEmpty();
            answered += result.history().completed(Completion.OK).size();
            moved += result.reached().getOrDefault("replica moved", 0L);
        }
        assertThat(answered).as("operations answered").isGreaterThan(100 * seeds);
        return moved;
    }

    @Test
    void shardsOfRaftGroupsAreLinearizableWhileReplicasMove() {
        assertThat(holdsOverSeeds(Replication.RAFT, SEEDS)).isGreaterThan(SEEDS);
    }

    @Test
    void shardsOfChainsAreLinearizableWhileReplicasMove() {
        assertThat(holdsOverSeeds(Replication.CHAIN, SEEDS / 4)).isGreaterThan(10);
    }

    @Test
    void shardsWithPrimariesAreLinearizableWhileReplicasMove() {
        assertThat(holdsOverSeeds(Replication.PRIMARY_BACKUP, SEEDS / 4)).isGreaterThan(10);
    }

    @Test
    void shardsOfPaxosGroupsAreLinearizable() {
        holdsOverSeeds(Replication.MULTI_PAXOS, SEEDS / 4);
    }

    @Test
    void replicasMoveToWhoJoinsAndAwayFromWhoLeaves() {
        RunResult result = Run.execute(RunSpec.of(new ReplicatedShards())
                .option("shards", 4L)
                .topology(cluster -> cluster.group("router", 1).group("n", 4, 1))
                .workload(workload().withRoute(new ReplicatedShards().defaultRoute()))
                .faults(FaultSchedule.of(List.of(
                        new FaultStep("join", Trigger.at(2_000 * MS), DurationRange.ZERO, new Fault.AddNode("n", 1)),
                        new FaultStep(
                                "leave",
                                Trigger.at(10_000 * MS),
                                DurationRange.ZERO,
                                new Fault.RemoveNode(new Selector.Named("n1"))))))
                .durationNs(20_000 * MS)
                .build());
        assertThat(moved(result, 0, 2)).isEqualTo(0);
        assertThat(moved(result, 2, 10)).as("to have two of twelve replicas").isEqualTo(2);
        assertThat(moved(result, 10, 20)).as("all that the first one had").isBetween(2.0, 4.0);
        assertThat(wrong(result)).isEmpty();
    }

    private static double moved(RunResult result, long fromSeconds, long toSeconds) {
        return result.meter()
                .measure("replicas-moved", List.of(new Meter.Window(1_000 * MS * fromSeconds, 1_000 * MS * toSeconds)));
    }

    @Test
    void everyInvariantOfTheReplicationHoldsInEveryGroup() {
        RunResult result = trial(Replication.RAFT).run(1);
        for (InvariantResult invariant : result.invariants()) {
            boolean isRafts = Replication.RAFT.protocol().invariantNames().contains(invariant.name());
            assertThat(invariant.violation()).as(invariant.name()).isEmpty();
            if (isRafts) {
                assertThat(invariant.checks()).as(invariant.name()).isGreaterThan(0);
            }
        }
        assertThat(result.invariants()).extracting(InvariantResult::name).contains("one-leader-per-term");
    }

    @Test
    void everyMissingSafeguardOfAReplicationIsNoticed() {
        SafeguardTable.hold(
                "replicated-shards",
                List.of(
                        caught(Replication.RAFT, "fsync", "never", RandomTrial::notLinearizable),
                        caught(Replication.RAFT, "client-sessions", false, RandomTrial::notLinearizable),
                        caught(Replication.PRIMARY_BACKUP, "fencing", false, ReplicatedShardsTest::wrong),
                        caught(Replication.CHAIN, "client-sessions", false, RandomTrial::notLinearizable)));
    }

    private static SafeguardTable.Row caught(
            Replication replication, String option, Object value, Function<RunResult, Optional<String>> check) {
        String name = replication.prefix() + option;
        Optional<RandomTrial.Caught> caught =
                trial(replication).with(name, value).firstCaught(SEEDS, check);
        assertThat(caught).as("%s: %s, within %d seeds", name, value, SEEDS).isPresent();
        RandomTrial.Caught found = caught.orElseThrow();
        String checker = found.sentence().substring(0, found.sentence().indexOf(':'));
        return new SafeguardTable.Row(name + ": " + value, checker, found.seed());
    }

    private static void refused(String option, Map<String, Object> options) {
        RunSpec.Builder spec = RunSpec.of(new ReplicatedShards())
                .topology(cluster -> cluster.group("router", 1).group("n", 3))
                .workload(workload());
        options.forEach(spec::option);
        assertThatThrownBy(() -> Run.execute(spec.build()))
                .isInstanceOfSatisfying(
                        OptionException.class, e -> assertThat(e.option()).isEqualTo(option));
    }

    @Test
    void whatCannotBeIsRefused() {
        refused("replicas", Map.of("replicas", 4L));
        refused("replicas", Map.of("replicas", 0L));
        refused("replicas", Map.of("replication", "chain"));
        refused("shards", Map.of("shards", 0L));
        refused("router-timeout", Map.of("router-timeout", 0L));
        refused("chain.heartbeat-interval", Map.of("chain.heartbeat-interval", 7 * MS));
        refused("replication", Map.of("replication", "dynamo"));
    }
}

package io.netsplit.system.replicated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netsplit.fault.DurationRange;
import io.netsplit.fault.Fault;
import io.netsplit.fault.FaultSchedule;
import io.netsplit.fault.FaultStep;
import io.netsplit.fault.Selector;
import io.netsplit.fault.Trigger;
import io.netsplit.run.InvariantResult;
import io.netsplit.run.Run;
import io.netsplit.run.RunResult;
import io.netsplit.run.RunSpec;
import io.netsplit.system.Meter;
import io.netsplit.system.OptionException;
import io.netsplit.system.RandomTrial;
import io.netsplit.system.SafeguardTable;
import io.netsplit.workload.DataType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Shards that are replicated systems, while their nodes crash, are cut off, join and leave. */
class ReplicatedShardsTest {
    private static final int SEEDS = 200;
    private static final long MS = RandomTrial.MS;

    private static RandomTrial trial(Replication replication) {
        return ReplicatedTrials.of(replication);
    }

    private static Optional<String> wrong(RunResult result) {
        return ReplicatedTrials.wrong(result);
    }

    /** A few seeds; {@link LengthyReplicatedShardsTest} runs the same over 200. */
    @ParameterizedTest
    @EnumSource(Replication.class)
    void shardsOfAnyReplicationKeepItsPromises(Replication replication) {
        ReplicatedTrials.holds(replication, 10);
    }

    @Test
    void replicasMoveToWhoJoinsAndAwayFromWhoLeaves() {
        RunResult result = Run.execute(RunSpec.of(new ReplicatedShards())
                .option("shards", 4L)
                .topology(cluster -> cluster.group("router", 1).group("n", 4, 1))
                .workload(ReplicatedTrials.workload(DataType.CAS_REGISTER)
                        .withRoute(new ReplicatedShards().defaultRoute()))
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
                .workload(ReplicatedTrials.workload(DataType.CAS_REGISTER));
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

package io.netsplit.system.sharding.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netsplit.check.transaction.IsolationLevel;
import io.netsplit.run.Run;
import io.netsplit.run.RunResult;
import io.netsplit.run.RunSpec;
import io.netsplit.system.Option;
import io.netsplit.system.OptionException;
import io.netsplit.system.OptionValues;
import io.netsplit.system.RandomTrial;
import io.netsplit.system.SafeguardTable;
import io.netsplit.workload.DataType;
import io.netsplit.workload.Keys;
import io.netsplit.workload.WorkloadSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Transactions over shards that move, as they are and without one safeguard after the other. */
class ShardedTransactionsTest {
    private static final int SEEDS = 200;
    private static final long MS = RandomTrial.MS;
    private static final int FEW_SEEDS = 6;

    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource({"none, single", "none, raft", "raft, single", "raft, raft", "multi-paxos, multi-paxos"})
    void transactionsAreAtomicAndStrictlySerializableWhileKeysMove(String replication, String coordinator) {
        Map<String, Long> reached = Trials.holds(Trials.of(replication, coordinator), 1, FEW_SEEDS);
        assertThat(reached.get("decided commit")).as("commits").isGreaterThan(50L * FEW_SEEDS);
        assertThat(reached.get("shard moved")).as("moves").isGreaterThan(FEW_SEEDS / 2);
    }

    @Test
    void everySafeguardIsMissed() {
        RandomTrial raft = Trials.of("raft", "single");
        List<SafeguardTable.Row> rows = List.of(
                caught(raft, "replicate-prepare", "atomic-commitment", RandomTrial::brokenInvariant),
                caught(Trials.single(), "presume-abort", "atomic-commitment", RandomTrial::brokenInvariant),
                caught(Trials.single(), "block-moving-keys", "strict serializable", ShardedTransactionsTest::cycle),
                caught(Trials.single(), "check-owner", "one-owner-per-key", RandomTrial::brokenInvariant),
                caught(Trials.single(), "locks-until-decision", "strict serializable", ShardedTransactionsTest::cycle));
        assertThat(rows.stream().map(row -> row.safeguard().replace(": false", "")))
                .containsExactlyElementsOf(TransactionOptions.OPTIONS.stream()
                        .filter(Option::safeguard)
                        .map(Option::name)
                        .toList());
        SafeguardTable.hold("sharded-transactions", rows);
    }

    /** What is missed is missed by who takes over: while every leader stays up nobody forgets anything. */
    @Test
    void yesThatOnlyTheLeaderKnowsOfIsForgottenWithTheLeader() {
        RandomTrial trial = Trials.of("raft", "single")
                .withFaults(List.of(RandomTrial.drift(200)))
                .with("replicate-prepare", false);
        for (long seed = 1; seed <= 3; seed++) {
            assertThat(Trials.wrong(trial.run(seed))).as("seed %d", seed).isEmpty();
        }
    }

    private static Optional<String> cycle(RunResult result) {
        return RandomTrial.notAt(IsolationLevel.STRICT_SERIALIZABLE, result);
    }

    private static SafeguardTable.Row caught(
            RandomTrial trial, String safeguard, String checker, Function<RunResult, Optional<String>> check) {
        Optional<RandomTrial.Caught> caught = trial.with(safeguard, false).firstCaught(SEEDS, check);
        assertThat(caught).as("%s off, within %d seeds", safeguard, SEEDS).isPresent();
        assertThat(caught.orElseThrow().sentence()).startsWith(checker);
        return new SafeguardTable.Row(
                safeguard + ": false", checker, caught.orElseThrow().seed());
    }

    @Test
    void whatCannotBeIsRefused() {
        refused("replicas", Map.of("replicas", 2L));
        refused("replicas", Map.of("replication", "raft", "replicas", 4L));
        refused("replicas", Map.of("replication", "raft", "replicas", 0L));
        refused("election-timeout", Map.of("election-timeout", new OptionValues.Range(1_000 * MS, 2_000 * MS)));
        refused("heartbeat-interval", Map.of("heartbeat-interval", 10 * MS));
        refused("election-timeout", Map.of("replication", "raft", "heartbeat-interval", 200 * MS));
        refused("presume-abort", Map.of("coordinator", "raft", "presume-abort", false));
        refused("transaction-timeout", Map.of("transaction-timeout", 0L));
        refused("resend-interval", Map.of("resend-interval", 0L));
        refused("map-refresh", Map.of("map-refresh", 0L));
        refused("value-size", Map.of("value-size", 0L));
        refused("transfer-rate", Map.of("transfer-rate", 0L));
        refused("virtual-nodes", Map.of("placement", "hash-ring", "virtual-nodes", 100_000_000L));
        refused("slots", Map.of("slots", 1_000L));
        refused("load-bound", Map.of("load-bound", 1.0));
    }

    private static void refused(String option, Map<String, Object> options) {
        RunSpec.Builder spec = RunSpec.of(new ShardedTransactions())
                .topology(cluster -> cluster.group("router", 1).group("n", 6))
                .workload(WorkloadSpec.defaults(DataType.LIST_APPEND, 1).withKeys(Keys.uniform(20)));
        options.forEach(spec::option);
        assertThatThrownBy(() -> Run.execute(spec.build()))
                .isInstanceOfSatisfying(
                        OptionException.class, e -> assertThat(e.option()).isEqualTo(option));
    }
}

package io.netsplit.system.transactional;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.check.transaction.AnomalyKind;
import io.netsplit.check.transaction.IsolationLevel;
import io.netsplit.check.transaction.TransactionChecker;
import io.netsplit.check.transaction.TransactionVerdict;
import io.netsplit.fault.Fault;
import io.netsplit.history.Completion;
import io.netsplit.run.RunResult;
import io.netsplit.system.Option;
import io.netsplit.system.RandomTrial;
import io.netsplit.system.SafeguardTable;
import io.netsplit.workload.DataType;
import io.netsplit.workload.Keys;
import io.netsplit.workload.Retry;
import io.netsplit.workload.Route;
import io.netsplit.workload.TransactionShape;
import io.netsplit.workload.WorkloadSpec;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each level of isolation under random faults, as it is and without one safeguard after the other. */
class TransactionalSafetyTest {
    private static final int SEEDS = 200;
    private static final long MS = RandomTrial.MS;
    private static final long FAULTS_END_NS = 2_500 * MS;
    private static final long END_NS = 3_500 * MS;
    private static final TransactionShape SHAPE = new TransactionShape(1, 4, 3, 0.5, 32);

    private static RandomTrial trial(String isolation) {
        List<Fault> faults = new ArrayList<>(RandomTrial.cuts());
        faults.addAll(RandomTrial.delays());
        faults.addAll(RandomTrial.crashes());
        faults.add(RandomTrial.drift(200));
        return new RandomTrial(
                        new TransactionalKv(),
                        Map.of("isolation", isolation),
                        List.of(1, 3, 4),
                        List.of(DataType.LIST_APPEND, DataType.RW_REGISTER),
                        List.of(Route.LOCAL, Route.ANY),
                        faults,
                        FAULTS_END_NS,
                        END_NS,
                        spec -> {})
                .withChange(spec -> spec.workload(shaped(spec.build().workload(), isolation)));
    }

    /**
     * Of a dirty read the history cannot tell whether it saw an attempt that was taken back or its repetition: without
     * repetitions it need not.
     */
    private static WorkloadSpec shaped(WorkloadSpec workload, String isolation) {
        WorkloadSpec shaped = workload.withKeys(Keys.uniform(6)).withTransactions(SHAPE);
        return isolation.equals("read-uncommitted") ? shaped.withRetry(Retry.NONE) : shaped;
    }

    private static TransactionVerdict verdict(RunResult result) {
        return TransactionChecker.check(result.history(), null);
    }

    /** {@link LengthyTransactionalSafetyTest} has 200 seeds for each level. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "read-uncommitted, READ_UNCOMMITTED, G1A, 50",
        "read-committed, READ_COMMITTED, LOST_UPDATE, 50",
        "snapshot, SNAPSHOT_ISOLATION, G2_ITEM, 50",
        "serializable, STRICT_SERIALIZABLE,, 100"
    })
    void levelKeepsItsPromiseUnderRandomFaultsAndNoMore(
            String isolation, IsolationLevel level, @Nullable AnomalyKind letsThrough, int seeds) {
        holds(isolation, level, letsThrough, seeds);
    }

    static void holds(String isolation, IsolationLevel level, @Nullable AnomalyKind letsThrough, int seeds) {
        Map<String, Long> reached = new TreeMap<>();
        Map<AnomalyKind, Integer> found = new EnumMap<>(AnomalyKind.class);
        for (long seed = 1; seed <= seeds; seed++) {
            RunResult result = trial(isolation).run(seed);
            assertThat(RandomTrial.brokenInvariant(result).or(() -> RandomTrial.notAt(level, result)))
                    .as("%s, seed %d", isolation, seed)
                    .isEmpty();
            assertThat(result.history()
                            .invokedIn(FAULTS_END_NS + 300 * MS, Long.MAX_VALUE)
                            .completed(Completion.OK)
                            .operations())
                    .as("transactions after the last fault, %s, seed %d", isolation, seed)
                    .isNotEmpty();
            verdict(result).anomalies().forEach(anomaly -> found.merge(anomaly.kind(), 1, Integer::sum));
            result.reached().forEach((landmark, times) -> reached.merge(landmark, times, Long::sum));
        }
        assertThat(reached.get("decided commit")).as("commits").isGreaterThan(50L * seeds);
        assertThat(reached.get("decided abort")).as("aborts").isGreaterThan(seeds);
        if (letsThrough != null) {
            assertThat(found).containsKey(letsThrough);
        }
    }

    @Test
    void everySafeguardIsMissed() {
        List<SafeguardTable.Row> rows = List.of(
                caught("read-uncommitted", "write-locks", IsolationLevel.READ_UNCOMMITTED),
                caught("serializable", "read-locks", IsolationLevel.SERIALIZABLE),
                caught("read-committed", "undo-on-abort", IsolationLevel.READ_COMMITTED),
                caught("snapshot", "one-snapshot", IsolationLevel.SNAPSHOT_ISOLATION),
                caught("snapshot", "first-committer-wins", IsolationLevel.SNAPSHOT_ISOLATION),
                caught("serializable", "force-prepare", IsolationLevel.SERIALIZABLE),
                caught("serializable", "force-decision", "atomic-commitment", RandomTrial::brokenInvariant));
        assertThat(rows.stream().map(row -> row.safeguard().replaceAll(":.*", "")))
                .containsExactlyElementsOf(StoreOptions.ALL.stream()
                        .filter(Option::safeguard)
                        .map(Option::name)
                        .toList());
        SafeguardTable.hold("transactional-kv", rows);
    }

    private static SafeguardTable.Row caught(String isolation, String option, IsolationLevel level) {
        return caught(isolation, option, level.word(), result -> RandomTrial.notAt(level, result));
    }

    private static SafeguardTable.Row caught(
            String isolation, String option, String checker, Function<RunResult, Optional<String>> check) {
        Optional<RandomTrial.Caught> caught =
                trial(isolation).with(option, false).firstCaught(SEEDS, check);
        assertThat(caught).as("%s: false, within %d seeds", option, SEEDS).isPresent();
        return new SafeguardTable.Row(
                option + ": false, isolation: " + isolation,
                checker,
                caught.orElseThrow().seed());
    }
}

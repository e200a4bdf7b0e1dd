package io.netsplit.system.commit;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.check.transaction.IsolationLevel;
import io.netsplit.cluster.disk.DiskLoss;
import io.netsplit.fault.Fault;
import io.netsplit.fault.Selector;
import io.netsplit.history.Completion;
import io.netsplit.run.RunResult;
import io.netsplit.system.Option;
import io.netsplit.system.RandomTrial;
import io.netsplit.system.SafeguardTable;
import io.netsplit.workload.DataType;
import io.netsplit.workload.Keys;
import io.netsplit.workload.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Two-phase commit under random faults, as it is and without one safeguard after the other. */
class CommitSafetyTest {
    private static final int SEEDS = 200;
    private static final long MS = RandomTrial.MS;

    private static RandomTrial trial() {
        List<Fault> faults = new ArrayList<>(RandomTrial.cuts());
        faults.addAll(RandomTrial.delays());
        faults.addAll(RandomTrial.crashes());
        faults.add(new Fault.Crash(new Selector.Leader(), DiskLoss.UNSYNCED_WRITES));
        faults.add(new Fault.Pause(new Selector.Leader()));
        return RandomTrial.of(new TwoPhaseCommit())
                .withNodes(5, 6)
                .withTypes(DataType.TRANSACTIONS)
                .withRoutes(Route.LEADER)
                .withFaults(faults)
                .withChange(spec -> spec.workload(spec.build().workload().withKeys(Keys.uniform(6))));
    }

    /** By trying orders where the registers are few, else by what the transactions depend on. */
    private static Optional<String> wrong(DataType type, RunResult result) {
        return RandomTrial.brokenInvariant(result)
                .or(() -> RandomTrial.notAt(IsolationLevel.STRICT_SERIALIZABLE, result))
                .or(() -> type == DataType.TRANSACTIONS ? RandomTrial.notLinearizable(result) : Optional.empty());
    }

    @Test
    void transactionsAreAtomicAndStrictlySerializableUnderRandomFaults() {
        Map<String, Long> reached = new TreeMap<>();
        List<String> coordinators = List.of("single", "raft", "multi-paxos");
        for (long seed = 1; seed <= SEEDS; seed++) {
            String coordinator = coordinators.get((int) (seed % 3));
            DataType type = DataType.ofTransactions().get((int) (seed / 3 % 3));
            RunResult result = trial().withTypes(type)
                    .with("coordinator", coordinator)
                    .with("locking", seed % 2 == 0 ? "no-wait" : "wait-die")
                    .run(seed);
            assertThat(wrong(type, result)).as("%s, seed %d", coordinator, seed).isEmpty();
            assertThat(result.history()
                            .invokedIn(6_700 * MS, Long.MAX_VALUE)
                            .completed(Completion.OK)
                            .operations())
                    .as("transactions after the last fault, %s, seed %d", coordinator, seed)
                    .isNotEmpty();
            result.reached().forEach((landmark, times) -> reached.merge(landmark, times, Long::sum));
        }
        assertThat(reached.get("decided commit")).as("commits").isGreaterThan(100L * SEEDS);
        assertThat(reached.get("decided abort")).as("aborts").isGreaterThan(10L * SEEDS);
        assertThat(reached.get("in doubt")).as("restarts in doubt").isGreaterThan(SEEDS / 4);
    }

    @Test
    void everySafeguardIsMissed() {
        List<SafeguardTable.Row> rows = List.of(
                caught("force-prepare", false, "atomic-commitment", RandomTrial::brokenInvariant),
                caught("force-decision", false, "atomic-commitment", RandomTrial::brokenInvariant),
                caught("unilateral-abort", 300 * MS, "atomic-commitment", RandomTrial::brokenInvariant),
                caught("unilateral-abort", 300 * MS, "linearizable", RandomTrial::notLinearizable),
                caught("locks-until-decision", false, "linearizable", RandomTrial::notLinearizable));
        assertThat(rows.stream()
                        .map(row -> row.safeguard().replaceAll(":.*", ""))
                        .distinct())
                .containsExactlyElementsOf(CommitOptions.ALL.stream()
                        .filter(Option::safeguard)
                        .map(Option::name)
                        .toList());
        SafeguardTable.hold("two-phase-commit", rows);
    }

    private static SafeguardTable.Row caught(
            String option, Object value, String checker, Function<RunResult, Optional<String>> check) {
        Optional<RandomTrial.Caught> caught = trial().with(option, value).firstCaught(SEEDS, check);
        assertThat(caught).as("%s: %s, within %d seeds", option, value, SEEDS).isPresent();
        String text = value instanceof Long ns ? ns / MS + "ms" : value.toString();
        return new SafeguardTable.Row(
                option + ": " + text, checker, caught.orElseThrow().seed());
    }
}

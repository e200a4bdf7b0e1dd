package io.netsplit.system.primarybackup;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.check.linearizability.Budget;
import io.netsplit.check.linearizability.Verdict;
import io.netsplit.history.Completion;
import io.netsplit.history.History;
import io.netsplit.run.NodeSpan;
import io.netsplit.run.RunResult;
import io.netsplit.system.SafeguardTable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class PrimaryBackupSafetyTest {
    private static final int SEEDS = 250;
    private static final int CANARY_SEEDS = 200;
    private static final int ALL_ROWS = 9;
    private static final Map<String, SafeguardTable.Row> CAUGHT = new TreeMap<>();

    @Test
    void synchronousReplicationWithFencingIsLinearizableAndLosesNothingUnderRandomFaults() {
        long ok = 0;
        long reigns = 0;
        for (long seed = 1; seed <= SEEDS; seed++) {
            RunResult result = RandomScenes.run(seed, Map.of());
            assertThat(result.outcome().isUnknown()).as("seed %d", seed).isFalse();
            assertThat(RandomScenes.violation(result)).as("seed %d", seed).isEmpty();
            assertThat(result.lostWrites().lost()).as("seed %d", seed).isEmpty();
            assertThat(servesAfterTheLastFault(result))
                    .as("answers after the last fault, seed %d", seed)
                    .isTrue();
            ok += result.history().completed(Completion.OK).size();
            reigns += Scene.reigns(result).size();
        }
        assertThat(ok).as("operations that were answered").isGreaterThan(100L * SEEDS);
        assertThat(reigns).as("primaries").isGreaterThan(3L * SEEDS);
    }

    /** Where a node was removed, the clients beside it may have been the last, or be turned away by a node that has left. */
    private static boolean servesAfterTheLastFault(RunResult result) {
        boolean removed =
                result.states().stream().anyMatch(span -> span.state() == NodeSpan.State.ABSENT && span.startNs() > 0);
        History late = result.history().invokedIn(RandomScenes.FAULTS_END_NS, Long.MAX_VALUE);
        return removed || !late.completed(Completion.OK).isEmpty();
    }

    @Test
    void noTwoPrimariesShareAnEpochInAnyModeWithFencing() {
        for (String mode : new String[] {"asynchronous", "semi-synchronous"}) {
            for (long seed = 1; seed <= 50; seed++) {
                RunResult result = RandomScenes.run(seed, Map.of("mode", mode));
                assertThat(Scene.violation(result, OnePrimaryPerEpoch.NAME))
                        .as("%s, seed %d", mode, seed)
                        .isEmpty();
            }
        }
    }

    @Test
    void withoutFencingTheHistoryIsCaught() {
        assertCaught(Map.of("fencing", false), "linearizable", PrimaryBackupSafetyTest::historyIsWrong);
    }

    @Test
    void withoutFencingALostAcknowledgedWriteIsCaught() {
        assertCaught(
                Map.of("fencing", false),
                NoAcknowledgedWriteLost.NAME,
                result -> Scene.violation(result, NoAcknowledgedWriteLost.NAME).isPresent());
    }

    @Test
    void withoutFencingTheHistoryTellsWhichAcknowledgedWritesAreLost() {
        assertCaught(
                Map.of("fencing", false),
                "lost writes of the history",
                result -> !result.lostWrites().lost().isEmpty());
    }

    @Test
    void withoutFencingASharedEpochIsCaught() {
        assertCaught(
                Map.of("fencing", false),
                OnePrimaryPerEpoch.NAME,
                result -> Scene.violation(result, OnePrimaryPerEpoch.NAME).isPresent());
    }

    @Test
    void withoutFsyncTheHistoryIsCaught() {
        assertCaught(Map.of("fsync-before-reply", false), "linearizable", PrimaryBackupSafetyTest::historyIsWrong);
    }

    @Test
    void withoutFsyncALostAcknowledgedWriteIsCaught() {
        assertCaught(
                Map.of("fsync-before-reply", false),
                NoAcknowledgedWriteLost.NAME,
                result -> Scene.violation(result, NoAcknowledgedWriteLost.NAME).isPresent());
    }

    @Test
    void withoutClientSessionsARepeatedWriteIsCaught() {
        assertCaught(Map.of("client-sessions", false), "linearizable", PrimaryBackupSafetyTest::historyIsWrong);
    }

    @Test
    void asynchronousReplicationIsCaughtLosingAcknowledgedWrites() {
        assertCaught(
                Map.of("mode", "asynchronous"),
                NoAcknowledgedWriteLost.NAME,
                result -> Scene.violation(result, NoAcknowledgedWriteLost.NAME).isPresent());
        assertCaught(Map.of("mode", "asynchronous"), "linearizable", PrimaryBackupSafetyTest::historyIsWrong);
    }

    private static boolean historyIsWrong(RunResult result) {
        return result.linearizability(Budget.DEFAULT).answer() == Verdict.Answer.NOT_LINEARIZABLE;
    }

    /** Every row or none: a run of one test alone says nothing of the others. */
    @AfterAll
    static void pageOfSafeguardsIsTrue() {
        if (CAUGHT.size() == ALL_ROWS) {
            SafeguardTable.hold("primary-backup", List.copyOf(CAUGHT.values()));
        }
    }

    private static void assertCaught(Map<String, Object> options, String checker, Predicate<RunResult> isCaught) {
        Optional<Long> caught = Optional.empty();
        for (long seed = 1; seed <= CANARY_SEEDS && caught.isEmpty(); seed++) {
            if (isCaught.test(RandomScenes.run(seed, options))) {
                caught = Optional.of(seed);
            }
        }
        assertThat(caught).as("%s within %d seeds", options, CANARY_SEEDS).isPresent();
        String safeguard = options.toString().replaceAll("[{}]", "").replace("=", ": ");
        SafeguardTable.Row row = new SafeguardTable.Row(safeguard, checker, caught.orElseThrow());
        CAUGHT.put(safeguard + checker, row);
    }
}

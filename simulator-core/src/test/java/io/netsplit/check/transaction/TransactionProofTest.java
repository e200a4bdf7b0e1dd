package io.netsplit.check.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.check.linearizability.Verdict.Answer;
import io.netsplit.check.linearizability.judge.Judge;
import io.netsplit.history.History;
import io.netsplit.history.Operation;
import io.netsplit.model.Models;
import io.netsplit.random.Prng;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Levels of isolation against their definitions, on many random histories. */
class TransactionProofTest {
    private static final int HISTORIES = 10_000;

    private static History random(long seed) {
        Prng random = Prng.of(seed, "transactions");
        return RandomTransactions.of(random, 2 + random.nextInt(3));
    }

    @Test
    void serializableIsWhatSomeSerialOrderExplains() {
        int serializable = 0;
        int strict = 0;
        for (long seed = 1; seed <= HISTORIES; seed++) {
            History history = random(seed);
            TransactionVerdict verdict = TransactionChecker.check(history, null);
            AllSerialOrders orders = new AllSerialOrders(history);
            boolean some = orders.serializable(false);
            boolean inTime = orders.serializable(true);
            assertThat(verdict.holds(IsolationLevel.SERIALIZABLE))
                    .as("serializable, seed %d: %s", seed, history.operations())
                    .isEqualTo(some);
            assertThat(verdict.holds(IsolationLevel.STRICT_SERIALIZABLE))
                    .as("strict serializable, seed %d: %s", seed, history.operations())
                    .isEqualTo(inTime);
            serializable += some ? 1 : 0;
            strict += inTime ? 1 : 0;
        }
        assertThat(serializable).isBetween(HISTORIES / 5, HISTORIES * 4 / 5);
        assertThat(strict).isBetween(HISTORIES / 10, serializable - HISTORIES / 200);
    }

    @Test
    void snapshotIsolationIsWhatSomeOrderOfBeginningsAndCommitsExplains() {
        int isolated = 0;
        int skewed = 0;
        for (long seed = 1; seed <= HISTORIES / 4; seed++) {
            History history = random(seed);
            TransactionVerdict verdict = TransactionChecker.check(history, null);
            boolean some = new AllSerialOrders(history).snapshotIsolated();
            assertThat(verdict.holds(IsolationLevel.SNAPSHOT_ISOLATION))
                    .as("seed %d: %s", seed, history.operations())
                    .isEqualTo(some);
            isolated += some ? 1 : 0;
            skewed += some && !verdict.holds(IsolationLevel.SERIALIZABLE) ? 1 : 0;
        }
        assertThat(isolated).isGreaterThan(HISTORIES / 4 / 5);
        assertThat(skewed).isGreaterThan(20);
    }

    @Test
    void strictSerializableTransactionsAreLinearizableOperations() {
        for (long seed = 1; seed <= HISTORIES / 10; seed++) {
            History history = random(seed);
            boolean linearizable =
                    new Judge().check(history, Models.multiList()).answer() == Answer.LINEARIZABLE;
            assertThat(TransactionChecker.check(history, null).holds(IsolationLevel.STRICT_SERIALIZABLE))
                    .as("seed %d: %s", seed, history.operations())
                    .isEqualTo(linearizable);
        }
    }

    @Test
    void aStrongerLevelNeverHoldsWithoutTheWeaker() {
        Map<IsolationLevel, Integer> held = new EnumMap<>(IsolationLevel.class);
        for (long seed = 1; seed <= HISTORIES; seed++) {
            TransactionVerdict verdict = TransactionChecker.check(random(seed), null);
            for (IsolationLevel strong : IsolationLevel.values()) {
                held.merge(strong, verdict.holds(strong) ? 1 : 0, Integer::sum);
                for (IsolationLevel weak : IsolationLevel.values()) {
                    if (strong.implies(weak) && verdict.holds(strong)) {
                        assertThat(verdict.holds(weak))
                                .as("seed %d: %s, so %s", seed, strong, weak)
                                .isTrue();
                    }
                }
            }
        }
        List<Integer> counts = new ArrayList<>(held.values());
        assertThat(counts.get(0)).isGreaterThan(counts.get(1));
        assertThat(held.get(IsolationLevel.READ_COMMITTED)).isGreaterThan(held.get(IsolationLevel.SNAPSHOT_ISOLATION));
        assertThat(held.get(IsolationLevel.SNAPSHOT_ISOLATION)).isGreaterThan(held.get(IsolationLevel.SERIALIZABLE));
        assertThat(held.get(IsolationLevel.SERIALIZABLE)).isGreaterThan(held.get(IsolationLevel.STRICT_SERIALIZABLE));
    }

    /** An anomaly says so itself: what is left of the history when all else is taken away still is against the level. */
    @Test
    void theTransactionsOfACircleAreACircleByThemselves() {
        int circles = 0;
        for (long seed = 1; seed <= HISTORIES / 4; seed++) {
            for (Anomaly anomaly : TransactionChecker.check(random(seed), null).anomalies()) {
                if (!anomaly.kind().isCycle()) {
                    continue;
                }
                circles++;
                List<Dependency> circle = anomaly.dependencies();
                for (int i = 0; i < circle.size(); i++) {
                    Operation later = circle.get((i + 1) % circle.size()).earlier();
                    assertThat(circle.get(i).later()).isSameAs(later);
                }
                assertThat(circle.stream().map(Dependency::earlier).toList())
                        .isEqualTo(anomaly.transactions())
                        .doesNotHaveDuplicates();
            }
        }
        assertThat(circles).isGreaterThan(100);
    }
}

package io.netsplit.check.consistency;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.check.Finding;
import io.netsplit.check.linearizability.Verdict;
import io.netsplit.check.linearizability.judge.Judge;
import io.netsplit.history.Completion;
import io.netsplit.history.History;
import io.netsplit.history.Operation;
import io.netsplit.model.Models;
import io.netsplit.random.Prng;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The checker against the definitions, and the levels against each other, on random small histories. */
class ConsistencyPropertiesTest {
    private static final List<Level> DEFINED =
            List.of(Level.SEQUENTIAL, Level.WEAK_CAUSAL, Level.CAUSAL, Level.CAUSAL_CONVERGENCE, Level.PRAM);

    /** Values are their own per key; a read returns one of them or 0, more often one that its key has. */
    private static History random(Prng random, int most) {
        int size = 3 + random.nextInt(most - 2);
        int sessions = 2 + random.nextInt(3);
        int keys = 1 + random.nextInt(2);
        List<Operation> operations = new ArrayList<>();
        long[] written = new long[keys];
        boolean[] isWrite = new boolean[size];
        int[] key = new int[size];
        for (int i = 0; i < size; i++) {
            isWrite[i] = random.nextInt(2) == 0;
            key[i] = random.nextInt(keys);
            written[key[i]] += isWrite[i] ? 1 : 0;
        }
        long[] next = new long[keys];
        for (int i = 0; i < size; i++) {
            long value = isWrite[i] ? ++next[key[i]] : random.nextInt((int) written[key[i]] + 1);
            operations.add(Sessions.made(i, random.nextInt(sessions), isWrite[i], (long) key[i], value, Completion.OK));
        }
        return History.of(operations);
    }

    @Test
    void everyLevelAgreesWithItsDefinition() {
        Map<Level, int[]> seen = new EnumMap<>(Level.class);
        for (int seed = 1; seed <= 3_000; seed++) {
            History history = random(Prng.of(seed, "histories"), 7);
            ConsistencyChecker checker = new ConsistencyChecker(history, 0L);
            AllOrders definition = new AllOrders(history);
            for (Level level : DEFINED) {
                boolean expected = definition.holds(level);
                Finding found = checker.judge(level).finding();
                if (found == Finding.UNKNOWN) {
                    assertThat(history.withFunction("read").isEmpty()).isTrue();
                    continue;
                }
                seen.computeIfAbsent(level, absent -> new int[2])[expected ? 1 : 0]++;
                assertThat(found)
                        .as("seed %d, %s: %s", seed, level, history.operations())
                        .isEqualTo(expected ? Finding.HOLDS : Finding.VIOLATED);
            }
        }
        assertThat(seen.values())
                .allSatisfy(counts -> assertThat(Math.min(counts[0], counts[1])).isGreaterThan(300));
    }

    @Test
    void strongerLevelsImplyWeakerOnes() {
        for (int seed = 1; seed <= 10_000; seed++) {
            History history = random(Prng.of(seed, "histories"), 12);
            ConsistencyChecker checker = new ConsistencyChecker(history, 0L);
            for (Level level : Level.values()) {
                if (checker.judge(level).finding() == Finding.HOLDS) {
                    for (Level implied : level.implies()) {
                        assertThat(checker.judge(implied).finding())
                                .as("seed %d, %s implies %s: %s", seed, level, implied, history.operations())
                                .isEqualTo(Finding.HOLDS);
                    }
                }
            }
        }
    }

    @Test
    void linearizableHistoriesHoldEveryLevel() {
        int linearizable = 0;
        for (int seed = 1; seed <= 2_000; seed++) {
            History history = RandomRegisters.run(Prng.of(seed, "histories"), 40, seed % 2 == 0 ? 0 : 3);
            Verdict verdict = new Judge().check(history, Models.register(0L));
            if (verdict.answer() != Verdict.Answer.LINEARIZABLE) {
                continue;
            }
            linearizable++;
            ConsistencyChecker checker = new ConsistencyChecker(history, 0L);
            for (Level level : Level.values()) {
                assertThat(checker.judge(level).finding())
                        .as("seed %d, %s", seed, level)
                        .isEqualTo(Finding.HOLDS);
            }
        }
        assertThat(linearizable).isGreaterThan(500);
    }

    @Test
    void evidenceAloneStillContradicts() {
        int checked = 0;
        for (int seed = 1; seed <= 5_000; seed++) {
            ConsistencyChecker checker = new ConsistencyChecker(random(Prng.of(seed, "histories"), 10), 0L);
            for (Level level : List.of(Level.WEAK_CAUSAL, Level.READ_YOUR_WRITES, Level.MONOTONIC_READS)) {
                Contradiction why = checker.judge(level).contradiction();
                if (why != null) {
                    List<Operation> evidence = new ArrayList<>(why.operations());
                    evidence.sort(java.util.Comparator.comparingLong(Operation::index));
                    checked++;
                    assertThat(new ConsistencyChecker(History.of(evidence), 0L)
                                    .judge(level)
                                    .finding())
                            .as("seed %d, %s: %s", seed, level, why.sentence())
                            .isEqualTo(Finding.VIOLATED);
                }
            }
        }
        assertThat(checked).isGreaterThan(500);
    }
}

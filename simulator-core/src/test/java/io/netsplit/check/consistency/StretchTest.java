package io.netsplit.check.consistency;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.check.Finding;
import io.netsplit.check.linearizability.Verdict;
import io.netsplit.check.linearizability.judge.Judge;
import io.netsplit.history.History;
import io.netsplit.history.Operation;
import io.netsplit.model.Models;
import io.netsplit.random.Prng;
import org.junit.jupiter.api.Test;

class StretchTest {
    @Test
    void readBringsTheWriteThatItReturned() {
        History history = Sessions.of("wx1 wx2 wy3 | rx1 ry3");
        History stretch = Stretch.of(history, operation -> operation.index() == 1);
        assertThat(stretch.operations()).extracting(Operation::index).containsExactly(0L, 1L);
    }

    @Test
    void partOfAHistoryKeepsEveryLevelOfTheWhole() {
        int held = 0;
        for (int seed = 1; seed <= 1_500; seed++) {
            History history = RandomRegisters.run(Prng.of(seed, "stretches"), 40, seed % 3);
            long middleNs = history.operations().get(history.size() / 2).invokedNs();
            History stretch = Stretch.of(history, operation -> operation.invokedNs() >= middleNs);
            ConsistencyChecker whole = new ConsistencyChecker(history, 0L);
            ConsistencyChecker part = new ConsistencyChecker(stretch, 0L);
            for (Level level : Level.values()) {
                if (whole.judge(level).finding() == Finding.HOLDS) {
                    held++;
                    assertThat(part.judge(level).finding())
                            .as("seed %d, %s", seed, level)
                            .isNotEqualTo(Finding.VIOLATED);
                }
            }
            if (isLinearizable(history)) {
                assertThat(isLinearizable(stretch)).as("seed %d", seed).isTrue();
            }
        }
        assertThat(held).isGreaterThan(5_000);
    }

    private static boolean isLinearizable(History history) {
        return history.withFunction("read").isEmpty()
                || new Judge().check(history, Models.register(0L)).answer() == Verdict.Answer.LINEARIZABLE;
    }
}

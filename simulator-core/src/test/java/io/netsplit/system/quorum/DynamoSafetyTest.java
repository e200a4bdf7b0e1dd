package io.netsplit.system.quorum;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.history.Completion;
import io.netsplit.run.RunResult;
import io.netsplit.system.RandomTrial;
import io.netsplit.workload.DataType;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class DynamoSafetyTest {
    private static final int SEEDS = 200;

    @Test
    void readsThatWriteBackAndCountedVersionsMakeALinearizableRegister() {
        holds(Trials.register(), RandomTrial::notLinearizable, RandomTrial::brokenInvariant);
    }

    @Test
    void anAlwaysWritableStoreKeepsEveryAcknowledgedSiblingAndConverges() {
        holds(Trials.siblings(DataType.KV), RandomTrial::brokenInvariant, Trials::notConverged);
    }

    @Test
    void noAcknowledgedElementOfASetIsLostWhereSiblingsAreUnited() {
        holds(Trials.siblings(DataType.SET), RandomTrial::lostWrites, Trials::notConverged);
    }

    @Test
    void replicasConvergeWhereTheLastWriteWins() {
        holds(Trials.manyObjects(), RandomTrial::brokenInvariant, Trials::notConverged);
    }

    @SafeVarargs
    private static void holds(RandomTrial trial, Function<RunResult, Optional<String>>... checks) {
        long ok = 0;
        for (long seed = 1; seed <= SEEDS; seed++) {
            RunResult result = trial.run(seed);
            assertThat(result.outcome().isUnknown()).as("seed %d", seed).isFalse();
            for (Function<RunResult, Optional<String>> check : checks) {
                assertThat(check.apply(result)).as("seed %d", seed).isEmpty();
            }
            ok += result.history().completed(Completion.OK).size();
        }
        assertThat(ok).as("operations that were answered").isGreaterThan(100L * SEEDS);
    }
}

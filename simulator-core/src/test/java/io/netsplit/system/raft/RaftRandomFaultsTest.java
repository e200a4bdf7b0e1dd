package io.netsplit.system.raft;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.run.RunResult;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Raft keeps its five properties and stays linearizable whatever breaks, and somebody leads again when all is healed: a
 * thousand seeds, each with its own cluster, options, clients and faults. A failure names the seed; {@code RandomRuns.run(seed, Map.of())} repeats it.
 */
class RaftRandomFaultsTest {
    private static final int SEEDS = 1_000;

    @Test
    void raftPassesAThousandSeedsOfRandomFaults() {
        Map<String, Long> reached = new TreeMap<>();
        long ok = 0;
        for (long seed = 1; seed <= SEEDS; seed++) {
            RunResult result = RandomRuns.run(seed, Map.of());
            assertThat(RandomRuns.violation(result)).as("seed " + seed).isEqualTo(Optional.empty());
            assertThat(RandomRuns.leadsAtTheEnd(result))
                    .as("somebody leads two seconds after everything healed, seed " + seed)
                    .isTrue();
            ok += RandomRuns.operationsOk(result);
            result.reached().forEach((landmark, times) -> reached.merge(landmark, times, Long::sum));
        }
        assertThat(ok).as("operations that were answered").isGreaterThan(300L * SEEDS);
        assertThat(reached)
                .as("what the faults led to")
                .allSatisfy((landmark, times) -> assertThat(times).as(landmark).isGreaterThan(SEEDS / 5));
    }

    @Test
    void aRunIsRepeatedByItsSeed() {
        assertThat(RandomRuns.run(7, Map.of()).digest())
                .isEqualTo(RandomRuns.run(7, Map.of()).digest());
    }
}

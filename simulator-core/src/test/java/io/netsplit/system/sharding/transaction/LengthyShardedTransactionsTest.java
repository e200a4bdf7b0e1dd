package io.netsplit.system.sharding.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Transactions over shards that move, over 200 seeds; only by {@code mvn -q -B -Plengthy -pl simulator-core test}. */
@Tag("lengthy")
class LengthyShardedTransactionsTest {
    private static final int SEEDS = 200;

    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource({"none, single", "none, raft", "raft, single", "raft, raft", "multi-paxos, multi-paxos"})
    void transactionsAreAtomicAndStrictlySerializableWhileKeysMove(String replication, String coordinator) {
        Map<String, Long> reached = Trials.holds(Trials.of(replication, coordinator), 1, SEEDS);
        assertThat(reached.get("decided commit")).as("commits").isGreaterThan(50L * SEEDS);
        assertThat(reached.get("shard moved")).as("moves").isGreaterThan(SEEDS);
        assertThat(reached.get("in doubt"))
                .as("new leaders and restarts in doubt")
                .isGreaterThan(SEEDS / 4);
        assertThat(reached.get("router redirected")).as("redirects").isGreaterThan(SEEDS);
    }
}

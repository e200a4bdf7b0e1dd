package io.netsplit.system.sharding.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Transactions over shards that move, as they are and without one safeguard after the other. */
class ShardedTransactionsTest {
    private static final int FEW_SEEDS = 6;

    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource({"none, single", "none, raft", "raft, single", "raft, raft", "multi-paxos, multi-paxos"})
    void transactionsAreAtomicAndStrictlySerializableWhileKeysMove(String replication, String coordinator) {
        Map<String, Long> reached = Trials.holds(Trials.of(replication, coordinator), 1, FEW_SEEDS);
        assertThat(reached.get("decided commit")).as("commits").isGreaterThan(50L * FEW_SEEDS);
        assertThat(reached.get("shard moved")).as("moves").isGreaterThan(FEW_SEEDS / 2);
    }
}

package io.netsplit.system.replicated;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Shards of every replication over 200 seeds of random faults; only by {@code mvn -q -B -Plengthy -pl simulator-core test}. */
@Tag("lengthy")
class LengthyReplicatedShardsTest {
    private static final int SEEDS = 200;

    @ParameterizedTest
    @EnumSource(Replication.class)
    void shardsOfAnyReplicationKeepItsPromises(Replication replication) {
        ReplicatedTrials.holds(replication, SEEDS);
    }
}

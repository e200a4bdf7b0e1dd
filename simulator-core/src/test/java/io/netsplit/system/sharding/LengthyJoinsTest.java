package io.netsplit.system.sharding;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Joins under random faults over 200 seeds; only by {@code mvn -q -B -Plengthy -pl simulator-core test}. */
@Tag("lengthy")
class LengthyJoinsTest {
    private static final int SEEDS = 200;

    @ParameterizedTest
    @ValueSource(strings = {"shuffle", "broadcast"})
    void everyJoinHasAllRowsOnceWhileKeysMove(String strategy) {
        ShardingSafetyTest.joinsHold(strategy, SEEDS);
    }
}

package io.netsplit.system.sharding;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link ShardingSafetyTest} with all 200 seeds for each; only by {@code mvn -q -B -Plengthy -pl simulator-core test}. */
@Tag("lengthy")
class LengthyShardingSafetyTest {
    private static final int SEEDS = 200;

    @ParameterizedTest
    @ValueSource(strings = {"copy-then-switch", "double-write"})
    void everyKeyIsLinearizableAndHasOneOwner(String migration) {
        ShardingSafetyTest.holds(migration, 1, SEEDS);
    }

    @Test
    void everyKeyHasOneOwnerWhileRangesAreSplitMovedAndMerged() {
        ShardingSafetyTest.rangesHold(SEEDS);
    }
}

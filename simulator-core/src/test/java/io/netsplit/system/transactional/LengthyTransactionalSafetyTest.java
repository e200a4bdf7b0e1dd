package io.netsplit.system.transactional;

import io.netsplit.check.transaction.AnomalyKind;
import io.netsplit.check.transaction.IsolationLevel;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * {@link TransactionalSafetyTest} with 200 seeds for each level; only by
 * {@code mvn -q -B -Plengthy -pl simulator-core test}.
 */
@Tag("lengthy")
class LengthyTransactionalSafetyTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "read-uncommitted, READ_UNCOMMITTED, G1A",
        "read-committed, READ_COMMITTED, LOST_UPDATE",
        "snapshot, SNAPSHOT_ISOLATION, G2_ITEM",
        "serializable, STRICT_SERIALIZABLE,"
    })
    void levelKeepsItsPromiseUnderRandomFaultsAndNoMore(
            String isolation, IsolationLevel level, @Nullable AnomalyKind letsThrough) {
        TransactionalSafetyTest.holds(isolation, level, letsThrough, 200);
    }
}

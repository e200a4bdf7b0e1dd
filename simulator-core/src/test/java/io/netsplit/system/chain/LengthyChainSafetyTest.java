package io.netsplit.system.chain;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link ChainSafetyTest} with all 200 seeds for both kinds of reads; only by {@code mvn -q -B -Plengthy -pl simulator-core test}. */
@Tag("lengthy")
class LengthyChainSafetyTest {
    @ParameterizedTest
    @ValueSource(strings = {"tail", "any"})
    void theChainIsLinearizableAndLosesNothing(String reads) {
        ChainSafetyTest.holds(reads, 1, 200);
    }
}

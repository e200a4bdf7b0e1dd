package io.netsplit.system.multiprimary;

import io.netsplit.run.RunResult;
import io.netsplit.system.RandomTrial;
import io.netsplit.workload.DataType;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@link MultiPrimarySafetyTest} with all 200 seeds for every way to resolve conflicts. */
@Tag("lengthy")
class LengthyMultiPrimarySafetyTest {
    private static final int SEEDS = 200;

    @ParameterizedTest
    @CsvSource({
        "COUNTER, pn-counter",
        "COUNTER, g-counter",
        "SET, or-set",
        "SET, two-phase-set",
        "REGISTER, mv-register",
        "REGISTER, lww-register",
        "KV, add-wins-map",
        "KV, sequence"
    })
    void everyConflictFreeTypeConverges(DataType type, String crdt) {
        for (String shipping : new String[] {"delta", "state"}) {
            Map<String, Object> options = Map.of("versions", "crdt", "crdt", crdt, "shipping", shipping);
            MultiPrimarySafetyTest.holds(type, options, check(type, crdt), SEEDS);
        }
    }

    private static Function<RunResult, Optional<String>> check(DataType type, String crdt) {
        if (type == DataType.COUNTER) {
            return Trials::wrongSum;
        }
        boolean keepsAll = type == DataType.SET || crdt.equals("sequence");
        return keepsAll ? RandomTrial::lostWrites : result -> Optional.empty();
    }

    @ParameterizedTest
    @CsvSource({
        "REGISTER, dotted-version-vector, lost-updates.total",
        "SET, dotted-version-vector, lost-updates.total",
        "SET, lww-hybrid-logical-clock, lost-updates.causal",
        "SET, lww-wall-clock, ''"
    })
    void everyKindOfVersionConvergesAndKeepsWhatItPromises(DataType type, String versions, String lost) {
        MultiPrimarySafetyTest.holds(
                type,
                Map.of("versions", versions),
                result -> lost.isEmpty() ? Optional.empty() : Trials.lostUpdates(result, lost),
                SEEDS);
    }
}

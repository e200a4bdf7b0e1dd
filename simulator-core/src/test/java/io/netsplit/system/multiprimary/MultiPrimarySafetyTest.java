package io.netsplit.system.multiprimary;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.history.Completion;
import io.netsplit.run.RunResult;
import io.netsplit.system.RandomTrial;
import io.netsplit.workload.DataType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * What is promised holds under random faults, over some hundred runs of which each way to resolve conflicts has its share;
 * {@link LengthyMultiPrimarySafetyTest} gives 200 seeds to each.
 */
class MultiPrimarySafetyTest {
    private static final int SEEDS = 60;

    @Test
    void countersConvergeToTheSumOfWhatWasAdded() {
        holds(DataType.COUNTER, List.of("pn-counter", "g-counter"), Trials::wrongSum);
    }

    @Test
    void setsConvergeAndLoseNoAcknowledgedAdd() {
        holds(DataType.SET, List.of("or-set", "two-phase-set"), RandomTrial::lostWrites);
    }

    @Test
    void registersAndStoresOfConflictFreeTypesConverge() {
        holds(DataType.REGISTER, List.of("mv-register", "lww-register"), result -> Optional.empty());
        holds(DataType.KV, List.of("add-wins-map"), result -> Optional.empty());
    }

    @Test
    void sequencesConvergeToOneOrderOfTheirElements() {
        holds(DataType.KV, List.of("sequence"), RandomTrial::lostWrites);
    }

    @Test
    void siblingsConvergeAndNoAcknowledgedWriteIsLost() {
        Map<String, Object> siblings = Map.of("versions", "dotted-version-vector");
        holds(DataType.REGISTER, siblings, result -> Trials.lostUpdates(result, "lost-updates.total"));
        holds(DataType.SET, siblings, result -> Trials.lostUpdates(result, "lost-updates.total"));
    }

    @Test
    void lastWriteWinsConvergesWhateverTheClocksDo() {
        holds(DataType.SET, Map.of("versions", "lww-wall-clock"), result -> Optional.empty());
    }

    @Test
    void underHybridClocksNoUpdateIsLostToOneThatItHadSeen() {
        holds(
                DataType.SET,
                Map.of("versions", "lww-hybrid-logical-clock"),
                result -> Trials.lostUpdates(result, "lost-updates.causal"));
    }

    private static void holds(DataType type, List<String> crdts, Function<RunResult, Optional<String>> check) {
        for (String crdt : crdts) {
            for (String shipping : List.of("delta", "state")) {
                Map<String, Object> options = new LinkedHashMap<>();
                options.put("versions", "crdt");
                options.put("crdt", crdt);
                options.put("shipping", shipping);
                holds(type, options, check, SEEDS / (2 * crdts.size()));
            }
        }
    }

    private static void holds(DataType type, Map<String, Object> options, Function<RunResult, Optional<String>> check) {
        holds(type, options, check, SEEDS / 2);
    }

    static void holds(
            DataType type, Map<String, Object> options, Function<RunResult, Optional<String>> check, int seeds) {
        long ok = 0;
        for (long seed = 1; seed <= seeds; seed++) {
            RunResult result = Trials.run(seed, type, options);
            assertThat(result.outcome().isUnknown()).as("seed %d", seed).isFalse();
            assertThat(Trials.notConverged(result))
                    .as("%s %s, seed %d", type, options, seed)
                    .isEmpty();
            assertThat(check.apply(result))
                    .as("%s %s, seed %d", type, options, seed)
                    .isEmpty();
            ok += result.history().completed(Completion.OK).size();
        }
        assertThat(ok).as("operations that were answered").isGreaterThan(60L * seeds);
    }
}

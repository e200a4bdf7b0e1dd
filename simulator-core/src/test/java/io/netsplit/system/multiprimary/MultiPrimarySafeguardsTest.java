package io.netsplit.system.multiprimary;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.run.RunResult;
import io.netsplit.system.OptionValues;
import io.netsplit.system.RandomTrial;
import io.netsplit.system.SafeguardTable;
import io.netsplit.workload.DataType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class MultiPrimarySafeguardsTest {
    private static final int SEEDS = 200;
    private static final String VERSIONS = "versions";

    private final List<SafeguardTable.Row> rows = new ArrayList<>();

    @Test
    void eachMissingSafeguardIsNoticed() {
        off("fsync-before-reply", false, "crdt", DataType.SET, "convergence", Trials::notConverged);
        off("fsync-before-reply", false, "crdt", DataType.COUNTER, "counter", Trials::wrongSum);
        off(
                "clock-receive-rule",
                false,
                "lww-hybrid-logical-clock",
                DataType.SET,
                "lost-updates.causal",
                result -> Trials.lostUpdates(result, "lost-updates.causal"));
        off(
                "dots",
                false,
                "dotted-version-vector",
                DataType.REGISTER,
                "lost-updates.concurrent",
                result -> Trials.lostUpdates(result, "lost-updates.concurrent"));
        off("dots", false, "crdt", DataType.COUNTER, "counter", Trials::wrongSum);
        off("causal-context", false, "crdt", DataType.SET, "convergence", Trials::notConverged);
        off("anti-entropy", OptionValues.OFF, "crdt", DataType.SET, "convergence", Trials::notConverged);
        SafeguardTable.hold("multi-primary", rows);
    }

    private void off(
            String option,
            Object value,
            String versions,
            DataType type,
            String checker,
            Function<RunResult, Optional<String>> check) {
        Map<String, Object> options = new LinkedHashMap<>();
        options.put(VERSIONS, versions);
        options.put(option, value);
        String text = option + ": " + (value.equals(OptionValues.OFF) ? "off" : value) + ", " + VERSIONS + ": "
                + versions + " (" + type.word() + ")";
        RandomTrial.Caught caught = null;
        for (long seed = 1; seed <= SEEDS && caught == null; seed++) {
            Optional<String> found = check.apply(Trials.run(seed, type, options));
            caught = found.isPresent() ? new RandomTrial.Caught(seed, found.orElseThrow()) : null;
        }
        assertThat(caught).as("%s within %d seeds", text, SEEDS).isNotNull();
        assertThat(caught.sentence()).as("%s, seed %d", text, caught.seed()).startsWith(checker);
        rows.add(new SafeguardTable.Row(text, checker, caught.seed()));
    }
}

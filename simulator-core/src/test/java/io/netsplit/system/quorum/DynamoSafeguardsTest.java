package io.netsplit.system.quorum;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.run.RunResult;
import io.netsplit.system.OptionValues;
import io.netsplit.system.RandomTrial;
import io.netsplit.system.SafeguardTable;
import io.netsplit.workload.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class DynamoSafeguardsTest {
    private static final int SEEDS = 200;

    @Test
    void eachMissingSafeguardIsNoticed() {
        List<SafeguardTable.Row> rows = new ArrayList<>();
        RandomTrial register = Trials.register();
        RandomTrial siblings = Trials.siblings(DataType.KV);
        rows.add(row(
                "read-repair: true",
                "linearizable",
                register.with("read-repair", "true"),
                RandomTrial::notLinearizable));
        rows.add(row(
                "versions: wall-clock",
                "linearizable",
                register.with("versions", "wall-clock"),
                RandomTrial::notLinearizable));
        rows.add(row("read-quorum: 1", "linearizable", register.with("read-quorum", 1L), RandomTrial::notLinearizable));
        rows.add(row(
                "sloppy-quorum: true",
                "linearizable",
                register.with("sloppy-quorum", true).withNodes(4, 5),
                RandomTrial::notLinearizable));
        rows.add(row(
                "fsync-before-ack: false",
                AcknowledgedWritesKept.NAME,
                register.with("fsync-before-ack", false),
                RandomTrial::brokenInvariant));
        rows.add(row(
                "dotted-version-vectors: false",
                AcknowledgedWritesKept.NAME,
                siblings.with("dotted-version-vectors", false),
                RandomTrial::brokenInvariant));
        rows.add(row(
                "hinted-handoff: false, anti-entropy: off, read-repair: false",
                "eventually replicas-converged",
                Trials.manyObjects()
                        .with("hinted-handoff", false)
                        .with("anti-entropy", OptionValues.OFF)
                        .with("read-repair", "false"),
                Trials::notConverged));
        SafeguardTable.hold("dynamo", rows);
    }

    private static SafeguardTable.Row row(
            String safeguard, String checker, RandomTrial trial, Function<RunResult, Optional<String>> check) {
        Optional<RandomTrial.Caught> caught = trial.firstCaught(SEEDS, check);
        assertThat(caught).as(safeguard).isPresent();
        RandomTrial.Caught found = caught.orElseThrow();
        assertThat(found.sentence()).as("%s, seed %d", safeguard, found.seed()).startsWith(checker);
        return new SafeguardTable.Row(safeguard, checker, found.seed());
    }
}

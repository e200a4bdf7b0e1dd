package io.netsplit.scenario.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.history.Completion;
import io.netsplit.scenario.result.Inconsistency;
import io.netsplit.scenario.result.Inconsistency.DependencyView;
import io.netsplit.scenario.result.OperationView;
import java.util.List;
import org.junit.jupiter.api.Test;

class CycleDiagramTest {
    private static OperationView transaction(long index, String output) {
        return new OperationView(
                index, "c" + (index + 1), (int) index, "txn", "0", "[]", output, Completion.OK, 10, 20, "");
    }

    @Test
    void everyTransactionAndEveryReasonOfTheCircleIsDrawn() {
        Inconsistency found = new Inconsistency(
                "serializable",
                "",
                "G2-item",
                -1,
                List.of(
                        transaction(0, "[[r, 4, [10001, 20002, 30003]], [append, 5, 40001]]"),
                        transaction(1, "[[r, 5, []], [append, 4, 50002]]")),
                List.of(
                        new DependencyView(0, 1, "rw", "#0 read 4, which #1 replaced"),
                        new DependencyView(1, 0, "rw", "#1 read 5, which #0 replaced")));
        String svg = CycleDiagram.of(found);
        assertThat(svg)
                .contains("#0 of c1  [r, 4, [… 30003]], [append, 5, 40001]")
                .contains("#1 of c2  [r, 5, []], [append, 4, 50002]")
                .contains("rw: #0 read 4, which #1 replaced")
                .contains("rw: #1 read 5, which #0 replaced");
        assertThat(svg.split("class=\"order\"")).as("two arrows").hasSize(4);
    }
}

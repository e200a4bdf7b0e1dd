package io.netsplit.scenario.report.evidence;

import io.netsplit.check.linearizability.Violation;
import io.netsplit.history.History;
import io.netsplit.history.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What happened to the same object around a violation: of too many operations, those before and after it that are nearest
 * in the order of invocation, failed ones and those of unknown end included.
 */
record Surroundings(List<Operation> operations, int leftOut) {
    private static final int BEFORE = 80;
    private static final int AFTER = 30;

    static Surroundings of(History history, Violation violation) {
        List<Operation> same = new ArrayList<>();
        int stuckAt = 0;
        for (Operation operation : history.operations()) {
            if (violation.key() == null || Objects.equals(violation.key(), operation.key())) {
                if (operation.index() == violation.stuck().index()) {
                    stuckAt = same.size();
                }
                same.add(operation);
            }
        }
        int from = Math.max(0, stuckAt - BEFORE);
        int to = Math.min(same.size(), stuckAt + AFTER + 1);
        List<Operation> near = same.subList(from, to).stream()
                .filter(operation -> operation.invokedNs() <= violation.timeNs())
                .toList();
        return new Surroundings(near, same.size() - near.size());
    }
}

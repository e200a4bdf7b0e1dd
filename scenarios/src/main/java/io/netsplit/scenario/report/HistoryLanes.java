package io.netsplit.scenario.report;

import io.netsplit.history.Completion;
import io.netsplit.scenario.result.OperationView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which client stands in which row. An operation of unknown end stays open, so that what its client does afterwards needs a
 * row of its own below.
 */
public final class HistoryLanes {
    private final Map<Long, Integer> rowOf = new LinkedHashMap<>();
    private final List<String> names = new ArrayList<>();
    private int leftOut;

    private HistoryLanes() {}

    /** Rows for these operations, the clients in the order of their numbers; what needs a row beyond {@code most} gets none. */
    public static HistoryLanes of(List<OperationView> operations, int most) {
        Map<String, List<OperationView>> byClient = new LinkedHashMap<>();
        operations.stream()
                .sorted((a, b) -> compareClients(a.client(), b.client()))
                .forEach(operation -> byClient.computeIfAbsent(operation.client(), name -> new ArrayList<>())
                        .add(operation));
        HistoryLanes lanes = new HistoryLanes();
        byClient.forEach((client, own) -> lanes.add(client, own, most));
        return lanes;
    }

    private static int compareClients(String one, String other) {
        return one.length() == other.length() ? one.compareTo(other) : Integer.compare(one.length(), other.length());
    }

    private void add(String client, List<OperationView> own, int most) {
        List<Long> freeFrom = new ArrayList<>();
        int first = names.size();
        for (OperationView operation : own) {
            int row = 0;
            while (row < freeFrom.size() && freeFrom.get(row) > operation.invokedNs()) {
                row++;
            }
            if (row == freeFrom.size()) {
                if (names.size() == most) {
                    leftOut++;
                    continue;
                }
                names.add(row == 0 ? client : "");
                freeFrom.add(0L);
            }
            freeFrom.set(row, isClosed(operation) ? operation.completedNs() : Long.MAX_VALUE);
            rowOf.put(operation.index(), first + row);
        }
    }

    /** True where it is known when the operation ended. */
    public static boolean isClosed(OperationView operation) {
        return operation.completion() == Completion.OK || operation.completion() == Completion.FAIL;
    }

    /** What stands before each row: the client, or nothing where the row above is the same client's. */
    public List<String> names() {
        return names;
    }

    /** The operation's row from 0, or -1 where it has none. */
    public int row(OperationView operation) {
        return rowOf.getOrDefault(operation.index(), -1);
    }

    /** How many operations have no row. */
    public int leftOut() {
        return leftOut;
    }
}

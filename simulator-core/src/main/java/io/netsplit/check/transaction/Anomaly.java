package io.netsplit.check.transaction;

import io.netsplit.history.Operation;
import java.util.List;

/**
 * Something that went wrong, with its evidence.
 *
 * @param transactions those that show it; of a cycle in its order, beginning with the first by invocation
 * @param sentence what happened, for a person
 */
public record Anomaly(AnomalyKind kind, List<Operation> transactions, String sentence) {
    public Anomaly {
        transactions = List.copyOf(transactions);
    }
}

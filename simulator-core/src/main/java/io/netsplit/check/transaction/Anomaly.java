package io.netsplit.check.transaction;

import io.netsplit.history.Operation;
import java.util.List;

/**
 * Something that went wrong, with its evidence.
 *
 * @param transactions those that show it; of a cycle in its order, beginning with the first by invocation
 * @param dependencies of a cycle what each transaction is to the next, the last one to the first; else empty
 * @param sentence what happened, for a person
 */
public record Anomaly(AnomalyKind kind, List<Operation> transactions, List<Dependency> dependencies, String sentence) {
    public Anomaly {
        transactions = List.copyOf(transactions);
        dependencies = List.copyOf(dependencies);
    }
}

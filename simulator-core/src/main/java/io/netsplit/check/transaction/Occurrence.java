package io.netsplit.check.transaction;

import io.netsplit.history.Operation;
import java.util.List;

/**
 * One time that something went wrong, without the words.
 *
 * @param transactions those that show it
 */
public record Occurrence(AnomalyKind kind, List<Operation> transactions) {
    public Occurrence {
        transactions = List.copyOf(transactions);
    }

    /** When the last of them was answered: from then on it shows. */
    public long endNs() {
        return transactions.stream().mapToLong(Operation::completedNs).max().orElse(0);
    }

    /**
     * True where one had been answered before another began, so that the later one should have known of it; false where all
     * of them overlap in time.
     */
    public boolean isInSequence() {
        long firstEndNs =
                transactions.stream().mapToLong(Operation::completedNs).min().orElse(0);
        return transactions.stream().anyMatch(one -> one.invokedNs() > firstEndNs);
    }
}

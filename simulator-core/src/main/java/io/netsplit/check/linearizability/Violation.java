package io.netsplit.check.linearizability;

import io.netsplit.history.History;
import io.netsplit.history.Operation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a history is not linearizable, as data that a terminal or a page can draw.
 *
 * @param key the key whose operations have no order, or null where there is none
 * @param evidence the smallest sub-history found that has no order either: clients are lanes, operations are bars. Reads of
 *     collections, and transactions, stand there cut down to what matters
 * @param start the operation that the evidence begins with because it shows what the object held, so that nothing before it
 *     matters; null where the evidence needs no such beginning
 * @param minimal true where forgetting any one more of its answered operations (what it was answered, and whether and when
 *     it took effect) would make everything explainable; false where the search was given up at its bound
 * @param longestPrefix the operations of that key that could be placed, in an order that explains them
 * @param stateAfterPrefix what the object then holds, for a person; empty where the search for the order was given up
 * @param stuck the operation that cannot be placed after them
 * @param timeNs when the history ceased to be linearizable: the completion of {@code stuck}
 * @param sentence what happened, for a person
 */
public record Violation(
        @Nullable Object key,
        History evidence,
        @Nullable Operation start,
        boolean minimal,
        List<Operation> longestPrefix,
        String stateAfterPrefix,
        Operation stuck,
        long timeNs,
        String sentence) {
    public Violation {
        longestPrefix = List.copyOf(longestPrefix);
    }
}

package io.netsplit.scenario.result;

import java.util.List;

/**
 * The smallest evidence against a history.
 *
 * @param model the consistency model that it breaks, as "linearizable"
 * @param key the key concerned, or empty
 * @param sentence why no order explains these operations
 * @param stuck index of the operation that cannot be placed, or -1 where none is named
 * @param operations the minimal failing sub-history, in the order of invocation
 */
public record Inconsistency(String model, String key, String sentence, long stuck, List<OperationView> operations) {
    public Inconsistency {
        operations = List.copyOf(operations);
    }
}

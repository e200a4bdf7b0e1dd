package io.netsplit.scenario.result;

import java.util.List;

/**
 * The smallest evidence against a history.
 *
 * @param model the consistency model that it breaks, as "linearizable"
 * @param key the key concerned, or empty
 * @param sentence why no order explains these operations
 * @param stuck index of the operation that cannot be placed, or -1 where none is named
 * @param operations the minimal failing sub-history, in the order of invocation; of a circle of transactions in its order
 * @param dependencies what each transaction of a circle is to the next, the last one to the first; else empty
 */
public record Inconsistency(
        String model,
        String key,
        String sentence,
        long stuck,
        List<OperationView> operations,
        List<DependencyView> dependencies) {
    /**
     * Why one transaction must come before another.
     *
     * @param earlier index of the one
     * @param later index of the other
     * @param kind "ww", "wr", "rw" or "rt"
     * @param text why, for a person
     */
    public record DependencyView(long earlier, long later, String kind, String text) {}

    public Inconsistency {
        operations = List.copyOf(operations);
        dependencies = List.copyOf(dependencies);
    }

    /** Of operations that are no circle of transactions. */
    public Inconsistency(String model, String key, String sentence, long stuck, List<OperationView> operations) {
        this(model, key, sentence, stuck, operations, List.of());
    }
}

package io.netsplit.visualizer.model;

import java.util.List;

/**
 * Why the answers that clients got cannot be explained: the smallest part of a history that shows it.
 *
 * @param broken what the history is not, as "linearizable"
 * @param key the object concerned; empty where there is only one
 * @param sentence what happened, for a person
 * @param stuck the place of the operation that cannot be placed; -1 where none is named
 * @param bars the operations; of a circle of transactions in its order
 * @param needs of a circle, what each is to the next, the last one to the first; else empty
 */
public record Evidence(String broken, String key, String sentence, int stuck, List<Bar> bars, List<Need> needs) {
    /**
     * One operation.
     *
     * @param label as "read → 5"
     * @param endNs {@link Operations#OPEN} where it never ended
     * @param order when it takes effect among the others, from 1; 0 where it has no place, or where nobody knows
     * @param state what the object holds after that; empty where nobody knows
     */
    public record Bar(String client, String label, Ending ending, long invokedNs, long endNs, int order, String state) {
        /** The same under another label. */
        public Bar labelled(String other) {
            return new Bar(client, other, ending, invokedNs, endNs, order, state);
        }
    }

    /**
     * Why one transaction must come before another.
     *
     * @param kind "ww", "wr", "rw" or "rt"
     */
    public record Need(int earlier, int later, String kind, String text) {}

    public Evidence {
        bars = List.copyOf(bars);
        needs = List.copyOf(needs);
    }

    /** True where transactions depend on each other in a circle. */
    public boolean isCycle() {
        return !needs.isEmpty();
    }
}

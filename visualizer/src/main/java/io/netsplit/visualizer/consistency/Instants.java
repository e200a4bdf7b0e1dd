package io.netsplit.visualizer.consistency;

import io.netsplit.history.Operation;
import java.util.List;

/** Linearization points: where in time operations can have taken effect, if they did so in a given order. */
final class Instants {
    private Instants() {}

    /**
     * For each operation the middle of the time that the order leaves it: never before the one that precedes it, never after
     * the one that follows, and never outside of the operation itself.
     *
     * @param endNs nothing happens after that
     */
    static void fill(List<Operation> order, long endNs, long[] points) {
        long[] earliest = new long[order.size()];
        long bound = Long.MIN_VALUE;
        for (int i = 0; i < earliest.length; i++) {
            bound = Math.max(bound, order.get(i).invokedNs());
            earliest[i] = bound;
        }
        bound = endNs;
        for (int i = earliest.length - 1; i >= 0; i--) {
            Operation operation = order.get(i);
            bound = operation.isOk() ? Math.min(bound, operation.completedNs()) : bound;
            if (operation.index() < points.length) {
                points[(int) operation.index()] = earliest[i] + (Math.max(bound, earliest[i]) - earliest[i]) / 2;
            }
        }
    }
}

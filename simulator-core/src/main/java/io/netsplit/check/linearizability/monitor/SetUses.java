package io.netsplit.check.linearizability.monitor;

import io.netsplit.history.Functions;
import io.netsplit.history.Operation;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What operations do to a set, and what they see of it. Elements have numbers, those that were there at first the lowest. */
final class SetUses {
    enum Use {
        /** It may have put the element in, or have taken it out; where it answered that it did, it did. */
        ADD,
        REMOVE,
        /** It found the element there, or not there, and left it so. */
        SEES,
        MISSES,
        /** It saw all elements. */
        READ,
        /** Nobody knows what it saw. */
        NOTHING
    }

    private final ValueIds elements;
    private final Use[] uses;
    private final int[][] shown;
    private int reads;
    private boolean known = true;

    SetUses(Intervals intervals, Set<?> initial) {
        elements = new ValueIds(intervals.size() / 2 + 1);
        initial.forEach(elements::of);
        uses = new Use[intervals.size()];
        shown = new int[uses.length][];
        for (int i = 0; i < uses.length; i++) {
            uses[i] = understand(i, intervals.operation(i));
        }
    }

    private Use understand(int i, Operation operation) {
        @Nullable Object output = operation.isOk() ? operation.output() : null;
        if (operation.function().equals(Functions.READ)) {
            known &= output == null || output instanceof Collection<?>;
            shown[i] = output instanceof Collection<?> some
                    ? some.stream().mapToInt(elements::of).toArray()
                    : new int[0];
            reads += operation.isOk() ? 1 : 0;
            return operation.isOk() ? Use.READ : Use.NOTHING;
        }
        known &= operation.input() != null;
        shown[i] = new int[] {elements.of(operation.input())};
        boolean refused = Boolean.FALSE.equals(output);
        return switch (operation.function()) {
            case Functions.ADD -> refused ? Use.SEES : Use.ADD;
            case Functions.REMOVE -> refused ? Use.MISSES : Use.REMOVE;
            case Functions.CONTAINS -> {
                known &= !operation.isOk() || output instanceof Boolean;
                yield !operation.isOk() ? Use.NOTHING : refused ? Use.MISSES : Use.SEES;
            }
            default -> {
                known = false;
                yield Use.NOTHING;
            }
        };
    }

    /** False where an operation was not understood. */
    boolean areKnown() {
        return known;
    }

    /** How many different ones there are; they are numbered from 0. */
    int elements() {
        return elements.size();
    }

    /** How many operations saw all elements. */
    int reads() {
        return reads;
    }

    Use use(int i) {
        return uses[i];
    }

    /** The element that the operation is about, where it is no read. */
    int element(int i) {
        return shown[i][0];
    }

    /** The elements that a read saw. */
    int[] shown(int i) {
        return shown[i];
    }
}

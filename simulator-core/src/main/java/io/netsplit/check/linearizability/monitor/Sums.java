package io.netsplit.check.linearizability.monitor;

import io.netsplit.history.Functions;
import io.netsplit.history.Operation;
import io.netsplit.model.Counter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The operations on one counter as numbers: by how much each changes the sum, and which sum it was told. A change by nothing
 * that answered a sum is a read.
 */
final class Sums {
    /** What has larger sums may wrap around at 64 bits, and is beyond the monitors. */
    private static final long LARGEST = 1L << 60;

    private final long initial;
    private final long[] amounts;
    private final boolean[] tells;
    private final long[] after;
    private boolean known = true;
    private boolean possible = true;

    Sums(Intervals intervals, long initial) {
        this.initial = initial;
        amounts = new long[intervals.size()];
        tells = new boolean[amounts.length];
        after = new long[amounts.length];
        double largest = Math.abs((double) initial);
        for (int i = 0; i < amounts.length && known; i++) {
            amounts[i] = amount(intervals.operation(i));
            largest += Math.abs((double) amounts[i]);
        }
        known &= largest <= LARGEST;
        for (int i = 0; i < amounts.length && known; i++) {
            understandAnswer(i, intervals.operation(i));
        }
    }

    private long amount(Operation operation) {
        String function = operation.function();
        if (function.equals(Functions.READ)) {
            return 0;
        }
        boolean byOne = operation.input() == null && !function.equals(Functions.ADD);
        known &= byOne || operation.input() instanceof Long;
        known &=
                List.of(Functions.ADD, Functions.INCREMENT, Functions.DECREMENT).contains(function);
        return known ? Counter.amount(function, operation.input()) : 0;
    }

    private void understandAnswer(int i, Operation operation) {
        boolean read = operation.function().equals(Functions.READ);
        @Nullable Object output = operation.output();
        tells[i] = operation.isOk() && (read || output instanceof Long);
        if (tells[i]) {
            known &= output == null || output instanceof Long;
            long sum = output instanceof Long said ? said : 0;
            possible &= sum >= -LARGEST && sum <= LARGEST;
            after[i] = possible ? sum : 0;
        }
    }

    /** False where there is an operation of another kind, or sums are too large. */
    boolean areKnown() {
        return known;
    }

    /** False where a sum was told that is larger than all amounts together. */
    boolean arePossible() {
        return possible;
    }

    boolean changes(int i) {
        return amounts[i] != 0;
    }

    /** By how much the operation changes the sum; 0 for a read. */
    long amount(int i) {
        return amounts[i];
    }

    /** True where the answer says what the sum was. */
    boolean tells(int i) {
        return tells[i];
    }

    /** How far the sum had come from the initial one, before the operation that tells it. */
    long before(int i) {
        return after(i) - amounts[i];
    }

    /** How far the sum had come from the initial one, after the operation that tells it. */
    long after(int i) {
        return after[i] - initial;
    }
}

package io.netsplit.check.linearizability.monitor;

import io.netsplit.history.Cas;
import io.netsplit.history.Functions;
import io.netsplit.history.Operation;
import io.netsplit.model.KeyValueStore;
import io.netsplit.model.Model;
import io.netsplit.model.Register;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What operations do to one variable: which value each saw, and which one it set. */
final class Accesses {
    /** Stands for no value, and for the operation that wrote the initial one. */
    static final int NONE = -1;

    private final Intervals intervals;
    private final ValueIds values;
    private final int initial;
    private final int[] saw;
    private final int[] set;
    private final int[] missed;
    private boolean known = true;
    private boolean exact = true;

    /** Reads the operations of a register, or of one key of a store. */
    Accesses(Intervals intervals, Model model) {
        this.intervals = intervals;
        int n = intervals.size();
        values = new ValueIds(n / 2 + 1);
        initial = values.of(model.initial());
        saw = new int[n];
        set = new int[n];
        missed = new int[n];
        Arrays.fill(saw, NONE);
        Arrays.fill(set, NONE);
        Arrays.fill(missed, NONE);
        for (int i = 0; i < n && known; i++) {
            known = model instanceof Register ? readRegister(i) : model instanceof KeyValueStore && readStore(i);
        }
    }

    private boolean readRegister(int i) {
        Operation operation = intervals.operation(i);
        return switch (operation.function()) {
            case Functions.READ -> read(i, operation.output());
            case Functions.WRITE -> write(i, operation.input());
            case Functions.CAS -> operation.input() instanceof Cas cas && compareAndSet(i, cas, operation.output());
            default -> false;
        };
    }

    private boolean readStore(int i) {
        Operation operation = intervals.operation(i);
        return switch (operation.function()) {
            case Functions.GET -> read(i, operation.output());
            case Functions.PUT -> write(i, operation.input());
            case Functions.DELETE -> delete(i, operation);
            default -> false;
        };
    }

    private boolean delete(int i, Operation operation) {
        if (!operation.isOk() || !(operation.output() instanceof Boolean existed)) {
            return write(i, null);
        }
        exact &= !existed;
        return existed ? write(i, null) : read(i, null);
    }

    private boolean read(int i, @Nullable Object value) {
        if (intervals.isOk(i)) {
            saw[i] = values.of(value);
        }
        return true;
    }

    private boolean write(int i, @Nullable Object value) {
        set[i] = values.of(value);
        return true;
    }

    private boolean compareAndSet(int i, Cas cas, @Nullable Object output) {
        boolean ok = intervals.isOk(i);
        if (ok && output != null && !(output instanceof Boolean)) {
            return false;
        }
        if (ok && Boolean.FALSE.equals(output)) {
            missed[i] = values.of(cas.expected());
            return true;
        }
        boolean changes = !Objects.equals(cas.expected(), cas.update());
        if (ok || changes) {
            saw[i] = values.of(cas.expected());
        }
        if (changes) {
            set[i] = values.of(cas.update());
        }
        return true;
    }

    /** False where an operation was not understood. */
    boolean areKnown() {
        return known;
    }

    /** False where an operation was taken for one that asks for less. */
    boolean areExact() {
        return exact;
    }

    /** How many different values there are; they are numbered from 0. */
    int valueCount() {
        return values.size();
    }

    /** The value before all operations. */
    int initial() {
        return initial;
    }

    /** The value that the operation must have seen, if it happened, or {@link #NONE}. */
    int saw(int i) {
        return saw[i];
    }

    /** The value that the operation set, if it happened, or {@link #NONE}. */
    int set(int i) {
        return set[i];
    }

    /** The value that the operation saw another one than, or {@link #NONE}. */
    int missed(int i) {
        return missed[i];
    }
}

package io.netsplit.check;

import io.netsplit.history.Cas;
import io.netsplit.history.Completion;
import io.netsplit.history.Functions;
import io.netsplit.history.Operation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who may have written which value of one register, or of one key of a store, and what real time says about their order. A
 * write is certainly older than another where it completed before the other was invoked.
 */
public final class Writes {
    /** Older than every write. */
    static final long INITIAL = -1;

    /** Nobody knows how new. */
    static final long NEVER = Long.MAX_VALUE;

    private final @Nullable Object initial;
    private final Map<@Nullable Object, List<Operation>> byValue = new LinkedHashMap<>();
    private final List<Operation> acknowledged = new ArrayList<>();

    public Writes(List<Operation> operations, @Nullable Object initial) {
        this.initial = initial;
        for (Operation operation : operations) {
            if (mayHaveWritten(operation)) {
                byValue.computeIfAbsent(written(operation), value -> new ArrayList<>())
                        .add(operation);
                if (operation.isOk()) {
                    acknowledged.add(operation);
                }
            }
        }
    }

    private static boolean mayHaveWritten(Operation operation) {
        if (operation.completion() == Completion.FAIL) {
            return false;
        }
        return switch (operation.function()) {
            case Functions.WRITE, Functions.PUT -> true;
            case Functions.CAS, Functions.DELETE -> !Boolean.FALSE.equals(operation.output());
            default -> false;
        };
    }

    private static @Nullable Object written(Operation operation) {
        if (operation.function().equals(Functions.DELETE)) {
            return null;
        }
        return operation.input() instanceof Cas cas && operation.function().equals(Functions.CAS)
                ? cas.update()
                : operation.input();
    }

    /** Acknowledged writes, in order of invocation. */
    public List<Operation> acknowledged() {
        return acknowledged;
    }

    public boolean wrote(Operation write, @Nullable Object value) {
        return Objects.equals(written(write), value);
    }

    /**
     * By when at the latest the value seen by somebody at {@code seenNs} had been written: {@link #INITIAL} where only the
     * initial value can have been seen, {@link #NEVER} where a write of unknown end may be what was seen, or nobody wrote
     * it. Every write invoked later than that is certainly newer than the value.
     */
    public long writtenBy(@Nullable Object value, long seenNs) {
        boolean known = Objects.equals(value, initial);
        long latestNs = INITIAL;
        for (Operation write : byValue.getOrDefault(value, List.of())) {
            if (write.invokedNs() <= seenNs) {
                known = true;
                latestNs = Math.max(latestNs, write.isOk() ? write.completedNs() : NEVER);
            }
        }
        return known ? latestNs : NEVER;
    }

    /** True where the value is the initial one, or a write of it had been invoked by then. */
    public boolean mayHaveBeenWritten(@Nullable Object value, long seenNs) {
        if (Objects.equals(value, initial)) {
            return true;
        }
        List<Operation> writes = byValue.getOrDefault(value, List.of());
        return !writes.isEmpty() && writes.get(0).invokedNs() <= seenNs;
    }
}

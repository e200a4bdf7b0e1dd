package io.netsplit.check.linearizability.evidence;

import io.netsplit.history.Cas;
import io.netsplit.history.Functions;
import io.netsplit.history.Operation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who wrote what the evidence saw. The contradiction may not need them, but a reader does, because a value without a writer
 * looks as if it came from nowhere.
 */
final class Sources {
    private static final int MAX = 10;
    private static final List<String> SEERS =
            List.of(Functions.READ, Functions.GET, Functions.DEQUEUE, Functions.POP, Functions.CAS);
    private static final List<String> WRITERS = List.of(
            Functions.WRITE,
            Functions.PUT,
            Functions.CAS,
            Functions.ADD,
            Functions.APPEND,
            Functions.ENQUEUE,
            Functions.PUSH);

    private Sources() {}

    /** Those of unknown end that may have written something that one of {@code known} saw. */
    static List<Operation> unknown(List<Operation> unknown, List<Operation> known) {
        Set<Object> seen = seen(known);
        List<Operation> sources = new ArrayList<>();
        for (Operation operation : unknown) {
            Object written = written(operation);
            if (sources.size() < MAX && written != null && seen.contains(written)) {
                sources.add(operation);
            }
        }
        return sources;
    }

    /** For every value that somebody of {@code shown} saw and nobody of them wrote, the last who did. */
    static List<Operation> missing(List<Operation> operations, List<Operation> shown) {
        Set<Object> wanted = seen(shown);
        Set<Long> present = new LinkedHashSet<>();
        for (Operation operation : shown) {
            present.add(operation.index());
            Object written = written(operation);
            if (written != null) {
                wanted.remove(written);
            }
        }
        List<Operation> sources = new ArrayList<>();
        for (int i = operations.size() - 1; i >= 0 && !wanted.isEmpty() && sources.size() < MAX; i--) {
            Operation operation = operations.get(i);
            Object written = written(operation);
            if (written != null && operation.index() >= 0 && wanted.remove(written)) {
                sources.add(operation);
            }
        }
        sources.removeIf(operation -> present.contains(operation.index()));
        return sources;
    }

    private static Set<Object> seen(List<Operation> operations) {
        Set<Object> seen = new LinkedHashSet<>();
        for (Operation operation : operations) {
            if (operation.isOk() && SEERS.contains(operation.function())) {
                Object value = operation.input() instanceof Cas cas ? cas.expected() : operation.output();
                if (value instanceof Collection<?> elements) {
                    elements.stream().filter(element -> element != null).forEach(seen::add);
                } else if (value != null) {
                    seen.add(value);
                }
            }
        }
        return seen;
    }

    /** The value that the operation left or may have left; null where it left none. */
    static @Nullable Object written(Operation operation) {
        if (!WRITERS.contains(operation.function()) || Boolean.FALSE.equals(operation.output())) {
            return null;
        }
        return operation.input() instanceof Cas cas ? cas.update() : operation.input();
    }
}

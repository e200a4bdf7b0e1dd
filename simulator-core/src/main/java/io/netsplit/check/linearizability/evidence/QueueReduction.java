package io.netsplit.check.linearizability.evidence;

import io.netsplit.history.Functions;
import io.netsplit.history.Operation;
import io.netsplit.model.Model;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A queue: an element can go together with whoever put it in and took it out, for the others keep their order. Dequeues
 * that may have taken any element stay.
 */
final class QueueReduction extends ValueReduction {
    QueueReduction(List<Operation> operations, Operation stuck, Model model, Oracle oracle) {
        super(operations, stuck, model, oracle);
    }

    @Override
    List<@Nullable Object> values(Operation operation) {
        boolean enqueue = operation.function().equals(Functions.ENQUEUE);
        Object element = enqueue ? operation.input() : operation.output();
        return element == null ? List.of() : List.of(Objects.requireNonNull(element));
    }

    @Override
    Set<@Nullable Object> closure(Set<@Nullable Object> values) {
        return values;
    }

    @Override
    boolean staysAlways(Operation operation) {
        return operation.function().equals(Functions.DEQUEUE)
                && values(operation).isEmpty();
    }
}

package io.netsplit.check.linearizability.evidence;

import io.netsplit.history.Functions;
import io.netsplit.history.Operation;
import io.netsplit.model.Model;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A queue or a stack: an element can go together with whoever put it in and took it out, for the others keep their order.
 * Takers that may have taken any element stay.
 */
final class QueueReduction extends ValueReduction {
    QueueReduction(List<Operation> operations, Operation stuck, Model model, Oracle oracle) {
        super(operations, stuck, model, oracle);
    }

    @Override
    List<@Nullable Object> values(Operation operation) {
        Object element = isTaker(operation) ? operation.output() : operation.input();
        return element == null ? List.of() : List.of(Objects.requireNonNull(element));
    }

    @Override
    Set<@Nullable Object> closure(Set<@Nullable Object> values) {
        Set<@Nullable Object> closed = new LinkedHashSet<>(values);
        closed.addAll(initialElements());
        return closed;
    }

    @Override
    boolean staysAlways(Operation operation) {
        return isTaker(operation) && values(operation).isEmpty();
    }

    private static boolean isTaker(Operation operation) {
        return operation.function().equals(Functions.DEQUEUE)
                || operation.function().equals(Functions.POP);
    }
}

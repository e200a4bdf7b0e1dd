package io.netsplit.model;

import io.netsplit.history.Functions;
import io.netsplit.history.Operation;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an operation on a {@link MultiRegister} comes to once its steps are taken together.
 *
 * @param found by register, the value that it must have held before; empty where no answer is known
 * @param left by register that was written, the value that it holds afterwards
 * @param possible false where the answer contradicts itself: two values of one register that nothing was written to in
 *     between, or another one than the transaction had written
 */
public record Transaction(Map<Object, @Nullable Object> found, Map<Object, @Nullable Object> left, boolean possible) {
    public Transaction {
        found = Collections.unmodifiableMap(found);
        left = Collections.unmodifiableMap(left);
    }

    /** Of an operation that the model understands. */
    public static Transaction of(Operation operation) {
        Object said = operation.isOk() && operation.output() != null ? operation.output() : operation.input();
        Map<Object, @Nullable Object> found = new LinkedHashMap<>();
        Map<Object, @Nullable Object> left = new LinkedHashMap<>();
        boolean possible = true;
        for (Object step : (List<?>) Objects.requireNonNull(said)) {
            List<?> parts = (List<?>) Objects.requireNonNull(step);
            Object register = Objects.requireNonNull(parts.get(1));
            Object value = parts.size() == 3 ? parts.get(2) : null;
            if (Functions.WRITE.equals(parts.get(0)) || "w".equals(parts.get(0))) {
                left.put(register, value);
            } else if (operation.isOk()) {
                Map<Object, @Nullable Object> held = left.containsKey(register) ? left : found;
                possible &= !held.containsKey(register) || Objects.equals(held.get(register), value);
                held.putIfAbsent(register, value);
            }
        }
        return new Transaction(found, left, possible);
    }
}

package io.netsplit.check.transaction;

import io.netsplit.history.Completion;
import io.netsplit.history.Functions;
import io.netsplit.history.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One transaction with its steps; what it read is known only where it was answered. */
final class Transaction {
    /** What a step does. */
    enum Verb {
        READ,
        WRITE,
        APPEND
    }

    /** {@code value}: what was written or read; null also for nothing, and for what nobody knows. */
    record Step(Verb verb, Object key, @Nullable Object value) {}

    final Operation operation;
    final List<Step> steps;

    Transaction(Operation operation) {
        this.operation = operation;
        Object told = operation.isOk() && operation.output() != null ? operation.output() : operation.input();
        if (!operation.function().equals(Functions.TXN) || !(told instanceof List<?> list)) {
            throw new IllegalArgumentException(
                    "a transaction is a list of steps [function, key, value], not " + operation);
        }
        List<Step> read = new ArrayList<>();
        list.forEach(step -> read.add(step(step)));
        steps = List.copyOf(read);
    }

    private static Step step(@Nullable Object step) {
        if (!(step instanceof List<?> parts) || parts.size() < 2 || parts.get(1) == null) {
            throw new IllegalArgumentException(
                    "a step of a transaction is a list of function, key and value, not " + step);
        }
        Verb verb = switch (String.valueOf(parts.get(0))) {
            case "r", Functions.READ -> Verb.READ;
            case "w", Functions.WRITE -> Verb.WRITE;
            case Functions.APPEND -> Verb.APPEND;
            default ->
                throw new IllegalArgumentException(
                        "a step of a transaction is a read, a write or an append, not '" + parts.get(0) + "'");
        };
        return new Step(verb, Objects.requireNonNull(parts.get(1)), parts.size() > 2 ? parts.get(2) : null);
    }

    boolean isCommitted() {
        return operation.isOk();
    }

    boolean isAborted() {
        return operation.completion() == Completion.FAIL;
    }
}

package io.netsplit.history.format;

import io.netsplit.history.Cas;
import io.netsplit.history.Completion;
import io.netsplit.history.Functions;
import io.netsplit.history.History;
import io.netsplit.history.HistoryFormatException;
import io.netsplit.history.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes operations of what a journal tells, with the meaning that models give to inputs and outputs. */
final class OperationMaker {
    private final boolean keyed;
    private final FailedCas failedCas;
    private final EventTimes times;
    private final ClientNames names;
    private final Lines lines = new Lines();

    OperationMaker(boolean keyed, FailedCas failedCas, EventTimes times, ClientNames names) {
        this.keyed = keyed;
        this.failedCas = failedCas;
        this.times = times;
        this.names = names;
    }

    History history(List<Pending> journal) throws HistoryFormatException {
        List<Operation> operations = new ArrayList<>(journal.size());
        for (int i = 0; i < journal.size(); i++) {
            Pending pending = journal.get(i);
            operations.add(operation(i, pending));
            lines.add(i, pending.line);
            journal.set(i, null); // the space is needed for what follows
        }
        return History.of(operations);
    }

    Lines lines() {
        return lines;
    }

    private Operation operation(int index, Pending pending) throws HistoryFormatException {
        Object key = pending.hasKey ? pending.key : key(pending.asked);
        Object asked = value(pending.asked);
        Object answered = pending.completion == Completion.OK ? answer(pending, key) : null;
        Object input = asked == null && hasInput(pending.function) ? answered : asked;
        String name = names.word(pending.process);
        Operation numbered = new Operation(
                index,
                pending.process,
                Operation.NO_CLIENT,
                pending.function,
                key,
                input(pending, input),
                times.ns(pending.invoked));
        Operation operation = name == null ? numbered : numbered.ofClient(name);
        if (pending.completion != Completion.OPEN) {
            complete(operation, pending, input, answered);
        }
        return operation;
    }

    private void complete(Operation operation, Pending pending, @Nullable Object input, @Nullable Object answered) {
        long timeNs = times.ns(pending.completed);
        boolean isCas = operation.function().equals(Functions.CAS);
        if (isCas && isObservation(pending)) {
            operation.complete(Completion.OK, false, timeNs, "");
        } else if (pending.completion != Completion.OK) {
            operation.complete(pending.completion, null, timeNs, pending.error);
        } else if (isCas) {
            operation.complete(Completion.OK, !Boolean.FALSE.equals(answered), timeNs, "");
        } else {
            boolean repeated = !answersValue(operation.function()) && Objects.equals(answered, input);
            operation.complete(Completion.OK, repeated ? null : answered, timeNs, "");
        }
    }

    /** A failure that names a reason in place of the value has seen nothing. */
    private boolean isObservation(Pending pending) {
        return failedCas == FailedCas.OBSERVED
                && pending.completion == Completion.FAIL
                && !(pending.answered instanceof String);
    }

    /** True for functions that may be invoked before it is known with what; their completion then says it. */
    private static boolean hasInput(String function) {
        return switch (function) {
            case Functions.WRITE,
                    Functions.PUT,
                    Functions.APPEND,
                    Functions.ADD,
                    Functions.REMOVE,
                    Functions.PUSH,
                    Functions.ENQUEUE -> true;
            default -> false;
        };
    }

    /** True for functions whose completion says what was seen, even where that is what was asked for. */
    private static boolean answersValue(String function) {
        return switch (function) {
            case Functions.READ, Functions.GET, Functions.TXN -> true;
            default -> false;
        };
    }

    private @Nullable Object input(Pending pending, @Nullable Object value) throws HistoryFormatException {
        if (!pending.function.equals(Functions.CAS)) {
            return value;
        }
        if (value instanceof List<?> pair && pair.size() == 2) {
            return new Cas(pair.get(0), pair.get(1));
        }
        throw new HistoryFormatException(
                pending.line, "expected what a cas expects and what it sets, as [1 2], not " + Excerpt.of(value));
    }

    private @Nullable Object key(@Nullable Object value) {
        if (value instanceof Tuple tuple) {
            return tuple.key();
        }
        return keyed && value instanceof List<?> pair ? pair.get(0) : null;
    }

    private @Nullable Object value(@Nullable Object value) {
        if (value instanceof Tuple tuple) {
            return tuple.value();
        }
        return keyed && value instanceof List<?> pair ? pair.get(1) : value;
    }

    private @Nullable Object answer(Pending pending, @Nullable Object key) throws HistoryFormatException {
        Object answered = pending.answered;
        boolean pair = answered instanceof Tuple || keyed && answered instanceof List<?>;
        if (pair && !Objects.equals(key, key(answered))) {
            throw new HistoryFormatException(
                    pending.completionLine,
                    "answers for key " + Excerpt.of(key(answered)) + ", but was invoked on key " + Excerpt.of(key));
        }
        return value(answered);
    }
}

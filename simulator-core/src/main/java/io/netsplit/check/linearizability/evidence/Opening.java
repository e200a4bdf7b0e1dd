package io.netsplit.check.linearizability.evidence;

import io.netsplit.history.Cas;
import io.netsplit.history.Completion;
import io.netsplit.history.Functions;
import io.netsplit.history.Operation;
import io.netsplit.model.AppendOnlyList;
import io.netsplit.model.Counter;
import io.netsplit.model.ElementSet;
import io.netsplit.model.KeyValueStore;
import io.netsplit.model.Model;
import io.netsplit.model.Mutex;
import io.netsplit.model.Register;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Operations after whose answer it is known what the object held, whatever had happened before: a read of everything, a
 * write that replaces everything. An opening brings a fresh object into that state, so that everything before can be
 * forgotten.
 */
final class Opening {
    private static final int STEPS_MAX = 64;

    private record Step(String function, @Nullable Object input) {}

    private Opening() {}

    /**
     * Operations one after the other, all over before {@code beforeNs}, that leave a fresh object as {@code sight} must have
     * left it; null where that tells too little.
     */
    static @Nullable List<Operation> of(Operation sight, Model model, long beforeNs) {
        List<Step> steps = sight.isOk() ? steps(sight, model) : null;
        if (steps == null || steps.size() > STEPS_MAX) {
            return null;
        }
        List<Operation> opening = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            long timeNs = beforeNs - 2L * (steps.size() - i);
            Step step = steps.get(i);
            Operation operation = new Operation(
                    i - steps.size(), sight.process(), sight.client(), step.function, sight.key(), step.input, timeNs);
            operation.complete(Completion.OK, null, timeNs, "");
            opening.add(operation);
        }
        return opening;
    }

    private static @Nullable List<Step> steps(Operation sight, Model model) {
        Object input = sight.input();
        Object output = sight.output();
        boolean refused = Boolean.FALSE.equals(output);
        if (model instanceof Register) {
            return switch (sight.function()) {
                case Functions.READ -> List.of(new Step(Functions.WRITE, output));
                case Functions.WRITE -> List.of(new Step(Functions.WRITE, input));
                case Functions.CAS ->
                    refused || !(input instanceof Cas cas) ? null : List.of(new Step(Functions.WRITE, cas.update()));
                default -> null;
            };
        }
        if (model instanceof KeyValueStore) {
            return switch (sight.function()) {
                case Functions.GET -> List.of(new Step(Functions.PUT, output));
                case Functions.PUT -> List.of(new Step(Functions.PUT, input));
                case Functions.DELETE -> List.of(new Step(Functions.DELETE, null));
                default -> null;
            };
        }
        if (model instanceof Mutex) {
            boolean held = sight.function().equals(Functions.ACQUIRE);
            String function = held ? Functions.ACQUIRE : Functions.RELEASE;
            return Objects.equals(model.initial(), held) ? List.of() : List.of(new Step(function, null));
        }
        if (model instanceof Counter) {
            boolean tells = output instanceof Long;
            return tells && model.initial() instanceof Long initial
                    ? List.of(new Step(Functions.ADD, (Long) Objects.requireNonNull(output) - initial))
                    : null;
        }
        return elements(sight, model);
    }

    /** A collection that begins empty is filled with what the operation saw. */
    private static @Nullable List<Step> elements(Operation sight, Model model) {
        boolean empty = model.initial() instanceof Collection<?> initial && initial.isEmpty();
        if (!empty) {
            return null;
        }
        if (model instanceof ElementSet || model instanceof AppendOnlyList) {
            String function = model instanceof ElementSet ? Functions.ADD : Functions.APPEND;
            return sight.function().equals(Functions.READ) ? filled(sight.output(), function) : null;
        }
        boolean taker =
                sight.function().equals(Functions.DEQUEUE) || sight.function().equals(Functions.POP);
        return taker && sight.output() == null ? List.of() : null;
    }

    private static @Nullable List<Step> filled(@Nullable Object output, String function) {
        List<Step> steps = new ArrayList<>();
        if (output instanceof Collection<?> elements) {
            if (elements.size() > STEPS_MAX) {
                return null;
            }
            for (Object element : elements) {
                steps.add(new Step(function, element));
            }
        }
        return steps;
    }
}

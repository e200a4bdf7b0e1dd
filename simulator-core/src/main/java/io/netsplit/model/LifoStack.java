package io.netsplit.model;

import io.netsplit.history.Functions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A last-in, first-out stack for each key: push and pop. The state is the list of elements, top last. A pop answers the
 * top and takes it away, or null where the stack is empty. The answer of a push says nothing.
 */
public final class LifoStack implements Model {
    private final List<Object> initial;

    LifoStack(Collection<?> initial) {
        this.initial = List.copyOf(initial);
    }

    @Override
    public String name() {
        return "stack";
    }

    @Override
    public List<String> functions() {
        return List.of(Functions.PUSH, Functions.POP);
    }

    @Override
    public Object initial() {
        return initial;
    }

    @Override
    public @Nullable Object step(
            @Nullable Object state,
            String function,
            @Nullable Object key,
            @Nullable Object input,
            @Nullable Object output) {
        if (!(state instanceof List<?> elements)) {
            throw new IllegalArgumentException("the state of a stack is a list, not " + state);
        }
        return switch (function) {
            case Functions.PUSH -> {
                List<Object> higher = new ArrayList<>(elements);
                higher.add(Inputs.element(input));
                yield List.copyOf(higher);
            }
            case Functions.POP -> popped(elements, output);
            default -> throw Inputs.unknown(this, function);
        };
    }

    private static Object popped(List<?> elements, @Nullable Object output) {
        if (elements.isEmpty()) {
            return output == null || output == UNSEEN ? elements : REFUSED;
        }
        int top = elements.size() - 1;
        boolean allowed = output == UNSEEN || elements.get(top).equals(output);
        return allowed ? List.copyOf(elements.subList(0, top)) : REFUSED;
    }

    @Override
    public boolean observes(String function, @Nullable Object output) {
        return function.equals(Functions.POP) && output == null;
    }
}

package io.netsplit.model;

import io.netsplit.history.Functions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list for each key that only grows: append and read. The state is the list. A read answers all of it, from the first
 * element on; null stands for the empty list. The answer of an append says nothing.
 */
public final class AppendOnlyList implements Model {
    private final List<Object> initial;

    AppendOnlyList(Collection<?> initial) {
        this.initial = List.copyOf(initial);
    }

    @Override
    public String name() {
        return "list";
    }

    @Override
    public List<String> functions() {
        return List.of(Functions.APPEND, Functions.READ);
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
            throw new IllegalArgumentException("the state of a list is a list, not " + state);
        }
        return switch (function) {
            case Functions.APPEND -> {
                List<Object> longer = new ArrayList<>(elements);
                longer.add(Inputs.element(input));
                yield List.copyOf(longer);
            }
            case Functions.READ -> output == UNSEEN || isAnswer(elements, output) ? elements : REFUSED;
            default -> throw Inputs.unknown(this, function);
        };
    }

    private static boolean isAnswer(List<?> elements, @Nullable Object output) {
        if (output == null) {
            return elements.isEmpty();
        }
        if (!(output instanceof List<?> answer)) {
            throw new IllegalArgumentException("a read of a list answers a list of elements, not " + output);
        }
        return answer.equals(elements);
    }

    @Override
    public boolean observes(String function, @Nullable Object output) {
        return function.equals(Functions.READ);
    }
}

package io.netsplit.model;

import io.netsplit.history.Functions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A first-in, first-out queue for each key: enqueue and dequeue. The state is the list of elements, head first. A dequeue
 * answers the head and takes it away, or null where the queue is empty. The answer of an enqueue says nothing.
 */
public final class FifoQueue implements Model {
    private final List<Object> initial;

    FifoQueue(Collection<?> initial) {
        this.initial = List.copyOf(initial);
    }

    @Override
    public String name() {
        return "queue";
    }

    @Override
    public List<String> functions() {
        return List.of(Functions.ENQUEUE, Functions.DEQUEUE);
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
            throw new IllegalArgumentException("the state of a queue is a list, not " + state);
        }
        return switch (function) {
            case Functions.ENQUEUE -> {
                List<Object> longer = new ArrayList<>(elements);
                longer.add(Inputs.element(input));
                yield List.copyOf(longer);
            }
            case Functions.DEQUEUE -> dequeued(elements, output);
            default -> throw Inputs.unknown(this, function);
        };
    }

    private static Object dequeued(List<?> elements, @Nullable Object output) {
        if (elements.isEmpty()) {
            return output == null || output == UNSEEN ? elements : REFUSED;
        }
        boolean allowed = output == UNSEEN || elements.get(0).equals(output);
        return allowed ? List.copyOf(elements.subList(1, elements.size())) : REFUSED;
    }

    @Override
    public boolean observes(String function, @Nullable Object output) {
        return function.equals(Functions.DEQUEUE) && output == null;
    }
}

package io.netsplit.model;

import io.netsplit.history.Functions;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A set of elements for each key: add, remove, contains, read. The state is the set. A contains answers whether its element
 * is in the set. A read answers every element once, in any order;
 * null stands for the empty set. Add and remove may answer true or false: whether they changed the set; another answer says
 * nothing.
 */
public final class ElementSet implements Model {
    private final Set<Object> initial;

    ElementSet(Collection<?> initial) {
        this.initial = Collections.unmodifiableSet(new LinkedHashSet<>(initial));
    }

    @Override
    public String name() {
        return "set";
    }

    @Override
    public List<String> functions() {
        return List.of(Functions.ADD, Functions.REMOVE, Functions.CONTAINS, Functions.READ);
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
        Set<?> elements = (Set<?>) state;
        if (elements == null) {
            throw new IllegalArgumentException("the state of a set is a set, not nothing");
        }
        return switch (function) {
            case Functions.ADD -> changed(elements, Inputs.element(input), true, output);
            case Functions.REMOVE -> changed(elements, Inputs.element(input), false, output);
            case Functions.CONTAINS -> asked(elements, Inputs.element(input), output);
            case Functions.READ -> output == UNSEEN || isAnswer(elements, output) ? elements : REFUSED;
            default -> throw Inputs.unknown(this, function);
        };
    }

    private static Object changed(Set<?> elements, Object element, boolean add, @Nullable Object output) {
        boolean changes = elements.contains(element) != add;
        if (output instanceof Boolean said && said != changes) {
            return REFUSED;
        }
        if (!changes) {
            return elements;
        }
        Set<Object> next = new LinkedHashSet<>(elements);
        if (add) {
            next.add(element);
        } else {
            next.remove(element);
        }
        return Collections.unmodifiableSet(next);
    }

    private static Object asked(Set<?> elements, Object element, @Nullable Object output) {
        return output == UNSEEN || elements.contains(element) == Inputs.truth(output) ? elements : REFUSED;
    }

    private static boolean isAnswer(Set<?> elements, @Nullable Object output) {
        if (output == null) {
            return elements.isEmpty();
        }
        if (!(output instanceof Collection<?> answer)) {
            throw new IllegalArgumentException("a read of a set answers a list of elements, not " + output);
        }
        // A list that names an element twice has the right size and a missing element, or the wrong size.
        return answer.size() == elements.size() && elements.containsAll(answer) && answer.containsAll(elements);
    }

    @Override
    public boolean observes(String function, @Nullable Object output) {
        return function.equals(Functions.READ) || function.equals(Functions.CONTAINS) || Boolean.FALSE.equals(output);
    }
}

package io.netsplit.model;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A model as a user chooses it, as by {@code --model NAME}.
 *
 * @param name the word for it
 * @param otherNames words that mean the same
 * @param description one line for a person: what the object is
 * @param initialState what an initial state may be, for a person
 * @param usual the model with its usual initial state
 * @param from makes the model with another initial state; throws IllegalArgumentException where that is not of its kind
 */
public record NamedModel(
        String name,
        List<String> otherNames,
        String description,
        String initialState,
        Model usual,
        Function<@Nullable Object, Model> from) {
    public NamedModel {
        otherNames = List.copyOf(otherNames);
    }

    /** The functions that it understands. */
    public List<String> functions() {
        return usual.functions();
    }

    /**
     * The model with this initial state.
     *
     * @throws IllegalArgumentException where that is not of its kind; the message says what is
     */
    public Model startingWith(@Nullable Object initial) {
        try {
            return from.apply(initial);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    name + " cannot start with " + (initial == null ? "nothing" : initial) + "; expected "
                            + initialState,
                    e);
        }
    }

    boolean isCalled(String word) {
        return name.equals(word) || otherNames.contains(word);
    }
}

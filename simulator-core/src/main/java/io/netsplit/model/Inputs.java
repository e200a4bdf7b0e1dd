package io.netsplit.model;

import org.jspecify.annotations.Nullable;

/** Arguments and answers of the kind that a model expects, or an error that says what was expected. */
final class Inputs {
    private Inputs() {}

    static IllegalArgumentException unknown(Model model, String function) {
        return new IllegalArgumentException(
                model.name() + " has no function '" + function + "'; it has " + String.join(", ", model.functions()));
    }

    static boolean truth(@Nullable Object output) {
        if (output instanceof Boolean answer) {
            return answer;
        }
        throw new IllegalArgumentException("expected true or false as the answer, not " + output);
    }

    static long number(@Nullable Object value) {
        if (value instanceof Long number) {
            return number;
        }
        throw new IllegalArgumentException("expected a whole number, not " + value);
    }

    static Object element(@Nullable Object value) {
        if (value == null) {
            throw new IllegalArgumentException("expected an element, not nothing");
        }
        return value;
    }
}

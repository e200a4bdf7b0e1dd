package io.netsplit.workload;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One step of a transaction. In a request's input, and in histories, a step is a list: "r" and the key, "w", the key and
 * the value, or "append", the key and the element; in an answer a read has what it found as well.
 *
 * @param key the register or list
 * @param value what is written or appended; null for a read
 */
public record Step(Verb verb, int key, @Nullable Object value) {
    /** What a step does. */
    public enum Verb {
        /** Looks. */
        READ("r"),
        /** Replaces the value of a register. */
        WRITE("w"),
        /** Puts an element at the end of a list. */
        APPEND("append");

        private final String word;

        Verb(String word) {
            this.word = word;
        }

        private static Verb of(@Nullable Object word) {
            for (Verb verb : values()) {
                if (verb.word.equals(word)) {
                    return verb;
                }
            }
            throw new IllegalArgumentException("a step reads (r), writes (w) or appends, not '" + word + "'");
        }
    }

    /** Most steps of one of the {@link DataType#TRANSACTIONS}. */
    static final int MOST = 3;

    public static Step read(int key) {
        return new Step(Verb.READ, key, null);
    }

    public static Step write(int key, Object value) {
        return new Step(Verb.WRITE, key, value);
    }

    public static Step append(int key, Object element) {
        return new Step(Verb.APPEND, key, element);
    }

    /** The steps of a request's input. */
    public static List<Step> of(@Nullable Object input) {
        List<Step> steps = new ArrayList<>();
        if (!(input instanceof List<?> lists)) {
            throw new IllegalArgumentException("a transaction is a list of steps, not " + input);
        }
        for (Object each : lists) {
            List<?> parts = (List<?>) each;
            int key = ((Long) parts.get(1)).intValue();
            steps.add(new Step(Verb.of(parts.get(0)), key, parts.size() > 2 ? parts.get(2) : null));
        }
        return steps;
    }

    /** As {@link #of} reads them. */
    public static List<Object> input(List<Step> steps) {
        List<Object> input = new ArrayList<>();
        for (Step step : steps) {
            input.add(step.writes() ? step.list(step.value) : List.of(step.verb.word, (long) step.key));
        }
        return List.copyOf(input);
    }

    /** The answer to a transaction: {@code executed} does one step after the other and tells what the key holds then. */
    public static List<Object> answer(List<Step> steps, Function<Step, @Nullable Object> executed) {
        List<Object> answer = new ArrayList<>();
        for (Step step : steps) {
            Object holds = executed.apply(step);
            answer.add(step.list(step.writes() ? step.value : holds));
        }
        return List.copyOf(answer);
    }

    /** True where it changes what the key holds. */
    public boolean writes() {
        return verb != Verb.READ;
    }

    /** What the key holds after the step; lists are never changed in place. */
    public @Nullable Object after(@Nullable Object held) {
        return switch (verb) {
            case READ -> held;
            case WRITE -> value;
            case APPEND -> appended(held);
        };
    }

    private List<@Nullable Object> appended(@Nullable Object held) {
        List<@Nullable Object> longer = new ArrayList<>(held instanceof List<?> list ? list : List.of());
        longer.add(value);
        return Collections.unmodifiableList(longer);
    }

    private List<Object> list(@Nullable Object told) {
        return Collections.unmodifiableList(Arrays.asList(verb.word, (long) key, told));
    }
}

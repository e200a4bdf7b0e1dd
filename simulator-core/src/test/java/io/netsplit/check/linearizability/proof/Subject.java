package io.netsplit.check.linearizability.proof;

import io.netsplit.check.linearizability.judge.RandomHistories;
import io.netsplit.history.Functions;
import io.netsplit.history.History;
import io.netsplit.model.Model;
import io.netsplit.model.Models;
import io.netsplit.random.Prng;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An object under test: a model by name, and what it starts with.
 *
 * @param operations how many a history has
 */
record Subject(String name, @Nullable Object start, int operations) {
    private static final List<String> REGISTERS = List.of("x", "y", "z");

    /** With its usual start, or one that holds something. */
    static Subject random(Prng random, String name, int operations) {
        boolean usual = random.chance(0.5);
        Object start = switch (name) {
            case "mutex" -> !usual;
            case "counter" -> usual ? 0L : 5L;
            case "set", "queue", "stack", "list" -> usual ? List.of() : List.of(70L, 80L);
            case "multi-register" -> usual ? Map.of() : Map.of("x", 70L, "z", 80L);
            default -> usual ? null : (Object) 70L;
        };
        return new Subject(name, start, operations);
    }

    Subject startingWith(@Nullable Object newStart) {
        return new Subject(name, newStart, operations);
    }

    Model model() {
        return Models.called(name).orElseThrow().startingWith(start);
    }

    RandomHistories.Shape shape(Prng random, boolean infos, int keys) {
        return new RandomHistories.Shape(
                2 + random.nextInt(4),
                operations / 2 + random.nextInt(operations / 2),
                random.nextInt(3) == 0 ? 0 : 3,
                infos ? 0.1 : 0,
                0.05,
                random.nextInt(20),
                keys,
                random.chance(0.5));
    }

    /** A history that is good, or more often one that was changed and may be bad. */
    List<Row> rows(Prng random, boolean infos, int keys) {
        RandomHistories.Shape shape = shape(random, infos, keys);
        History history = random.nextInt(5) == 0
                ? RandomHistories.good(random, model(), shape)
                : RandomHistories.mutated(random, model(), shape);
        return Row.of(history);
    }

    /** What asks for the whole of this state without changing it, as function, input and answer; or none. */
    static List<@Nullable Object> look(String name, @Nullable Object state) {
        return switch (name) {
            case "kv" -> asked(Functions.GET, null, state);
            case "set" -> asked(Functions.READ, null, List.copyOf((Collection<?>) Objects.requireNonNull(state)));
            case "mutex" -> asked(Boolean.TRUE.equals(state) ? Functions.ACQUIRE : Functions.RELEASE, null, false);
            case "queue" -> isEmpty(state) ? asked(Functions.DEQUEUE, null, null) : List.of();
            case "stack" -> isEmpty(state) ? asked(Functions.POP, null, null) : List.of();
            case "multi-register" ->
                asked(Functions.TXN, reads(Map.of()), reads((Map<?, ?>) Objects.requireNonNull(state)));
            default -> asked(Functions.READ, null, state);
        };
    }

    private static boolean isEmpty(@Nullable Object state) {
        return state instanceof Collection<?> elements && elements.isEmpty();
    }

    private static List<@Nullable Object> asked(String function, @Nullable Object input, @Nullable Object output) {
        return Collections.unmodifiableList(Arrays.asList(function, input, output));
    }

    private static List<Object> reads(Map<?, ?> registers) {
        List<Object> steps = new ArrayList<>();
        for (String register : REGISTERS) {
            steps.add(asked(Functions.READ, register, registers.get(register)));
        }
        return steps;
    }
}

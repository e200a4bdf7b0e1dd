package io.netsplit.check.linearizability.proof;

import io.netsplit.history.Cas;
import io.netsplit.history.Functions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Other values for the same object. Numbers become other numbers, letters other letters; the amounts of a counter, which are
 * more than names, all become as many times as large; and a mutex, which has no values, is turned around: what was held is
 * free, and who acquired it releases it.
 */
final class Renaming {
    private final String model;

    Renaming(String model) {
        this.model = model;
    }

    Subject of(Subject subject) {
        Object start = subject.start();
        if (start instanceof Map<?, ?> registers) {
            Map<Object, @Nullable Object> renamed = new LinkedHashMap<>();
            registers.forEach((register, value) -> renamed.put(register("" + register), value(value)));
            return subject.startingWith(renamed);
        }
        return subject.startingWith(start instanceof Boolean held ? (Object) !held : value(start));
    }

    List<Row> of(List<Row> rows) {
        return Row.each(rows, this::of);
    }

    private Row of(Row row) {
        return switch (row.function()) {
            case Functions.ACQUIRE -> row.saying(Functions.RELEASE, null, row.output());
            case Functions.RELEASE -> row.saying(Functions.ACQUIRE, null, row.output());
            case Functions.INCREMENT, Functions.DECREMENT ->
                row.saying(row.function(), value(row.input() == null ? (Object) 1L : row.input()), value(row.output()));
            case Functions.TXN -> row.saying(row.function(), steps(row.input()), steps(row.output()));
            default -> row.saying(row.function(), value(row.input()), value(row.output()));
        };
    }

    private @Nullable Object steps(@Nullable Object steps) {
        if (steps == null) {
            return null;
        }
        List<Object> renamed = new ArrayList<>();
        for (Object step : (List<?>) steps) {
            List<?> parts = (List<?>) step;
            Object register = register((String) Objects.requireNonNull(parts.get(1)));
            renamed.add(Collections.unmodifiableList(Arrays.asList(parts.get(0), register, value(parts.get(2)))));
        }
        return renamed;
    }

    private static String register(String register) {
        return "register " + register;
    }

    private @Nullable Object value(@Nullable Object value) {
        if (value instanceof Long number) {
            return model.equals("counter") ? -2 * number : 1_000 - 3 * number;
        }
        if (value instanceof String text) {
            StringBuilder other = new StringBuilder();
            text.chars().forEach(letter -> other.append((char) (letter + 1)));
            return other.toString();
        }
        if (value instanceof Cas cas) {
            return new Cas(value(cas.expected()), value(cas.update()));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(this::value).toList();
        }
        return value;
    }
}

package io.netsplit.system;

import io.netsplit.history.Cas;
import io.netsplit.history.Functions;
import io.netsplit.workload.DataType;
import io.netsplit.workload.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What an operation makes of an object's value, where the object is read, modified and written back as a whole: a number
 * for a counter, a sorted list for a set.
 */
public final class Values {
    /**
     * @param changed false where there is nothing to write, as for a compare-and-set that fails
     * @param value to be written, null for none
     * @param output for the client
     */
    public record Outcome(
            boolean changed,
            @Nullable Object value,
            @Nullable Object output) {}

    private Values() {}

    /** {@code value} after the request, and what the client is told. */
    public static Outcome apply(DataType type, @Nullable Object value, Request request) {
        return switch (type) {
            case REGISTER, CAS_REGISTER -> register(value, request);
            case KV -> store(value, request);
            case SET -> set(value, request);
            case COUNTER -> written(sum(value, request));
            case QUEUE, TRANSACTIONS, LIST_APPEND, RW_REGISTER, MESSAGES, ORDERS -> throw unknown(type, request);
        };
    }

    /** What a read answers of {@code value}. */
    public static @Nullable Object shown(DataType type, @Nullable Object value) {
        if (value != null) {
            return value;
        }
        return switch (type) {
            case SET -> List.of();
            case COUNTER -> 0L;
            default -> null;
        };
    }

    private static Outcome written(@Nullable Object value) {
        return new Outcome(true, value, null);
    }

    private static Outcome register(@Nullable Object value, Request request) {
        if (request.input() instanceof Cas cas) {
            boolean same = Objects.equals(value, cas.expected());
            return new Outcome(same, cas.update(), same);
        }
        return written(request.input());
    }

    private static Outcome store(@Nullable Object value, Request request) {
        return switch (request.function()) {
            case Functions.PUT -> written(request.input());
            case Functions.DELETE -> new Outcome(value != null, null, value != null);
            case Functions.APPEND -> written(appended(value, request.input()));
            default -> throw unknown(DataType.KV, request);
        };
    }

    /** Text grows as text; anything else becomes a list that grows. */
    private static Object appended(@Nullable Object value, @Nullable Object element) {
        if (value instanceof String text && element instanceof String more) {
            return text + more;
        }
        List<Object> list = new ArrayList<>();
        if (value instanceof List<?> before) {
            list.addAll(before);
        } else if (value != null) {
            list.add(value);
        }
        list.add(Objects.requireNonNull(element));
        return List.copyOf(list);
    }

    private static Outcome set(@Nullable Object value, Request request) {
        TreeSet<Object> elements = elements(value);
        boolean changed = request.function().equals(Functions.ADD)
                ? elements.add(Objects.requireNonNull(request.input()))
                : elements.remove(request.input());
        return new Outcome(changed, List.copyOf(elements), changed);
    }

    private static TreeSet<Object> elements(@Nullable Object value) {
        return value instanceof List<?> list ? new TreeSet<>(list) : new TreeSet<>();
    }

    private static Object sum(@Nullable Object value, Request request) {
        return (value == null ? 0L : (Long) value) + (Long) Objects.requireNonNull(request.input());
    }

    /** Everything that is in any of these sets. */
    public static Object union(List<?> sets) {
        TreeSet<Object> all = new TreeSet<>();
        for (Object set : sets) {
            all.addAll((List<?>) set);
        }
        return List.copyOf(all);
    }

    /** The largest of these: of numbers by size, of anything else by its text; numbers come before it. */
    public static Object largest(List<?> values) {
        Object largest = values.get(0);
        for (Object value : values) {
            if (compare(value, largest) > 0) {
                largest = value;
            }
        }
        return largest;
    }

    private static int compare(Object one, Object other) {
        if (one instanceof Long first && other instanceof Long second) {
            return first.compareTo(second);
        }
        if (one instanceof Long || other instanceof Long) {
            return one instanceof Long ? -1 : 1;
        }
        return one.toString().compareTo(other.toString());
    }

    public static IllegalArgumentException unknown(DataType type, Request request) {
        return new IllegalArgumentException("a " + type.word() + " has no function '" + request.function() + "'");
    }
}

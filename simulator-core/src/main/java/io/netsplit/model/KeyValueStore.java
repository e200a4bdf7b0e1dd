package io.netsplit.model;

import io.netsplit.history.Functions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A store of values by key: get, put, append, delete. The state is one key's value, null where absent. The answers of put,
 * append and delete say nothing, except that a delete may answer true or false: whether there was a value.
 *
 * <p>Append puts text behind text; otherwise it puts its input at the end of a list, which begins with what was there
 * before, if anything was.
 */
public final class KeyValueStore implements Model {
    private final @Nullable Object initial;

    KeyValueStore(@Nullable Object initial) {
        this.initial = initial;
    }

    @Override
    public String name() {
        return "kv";
    }

    @Override
    public List<String> functions() {
        return List.of(Functions.GET, Functions.PUT, Functions.APPEND, Functions.DELETE);
    }

    @Override
    public @Nullable Object initial() {
        return initial;
    }

    @Override
    public @Nullable Object step(
            @Nullable Object state,
            String function,
            @Nullable Object key,
            @Nullable Object input,
            @Nullable Object output) {
        return switch (function) {
            case Functions.GET -> output == UNSEEN || Objects.equals(state, output) ? state : REFUSED;
            case Functions.PUT -> input;
            case Functions.APPEND -> appended(state, input);
            case Functions.DELETE -> output instanceof Boolean existed && existed != (state != null) ? REFUSED : null;
            default -> throw Inputs.unknown(this, function);
        };
    }

    /** What {@code value} is after an append of {@code element}. */
    public static Object appended(@Nullable Object value, @Nullable Object element) {
        Object added = Inputs.element(element);
        if (value instanceof String text && added instanceof String more) {
            return text + more;
        }
        List<Object> list = new ArrayList<>();
        if (value instanceof List<?> before) {
            list.addAll(before);
        } else if (value != null) {
            list.add(value);
        }
        list.add(added);
        return List.copyOf(list);
    }

    @Override
    public boolean observes(String function, @Nullable Object output) {
        return function.equals(Functions.GET) || (function.equals(Functions.DELETE) && Boolean.FALSE.equals(output));
    }
}

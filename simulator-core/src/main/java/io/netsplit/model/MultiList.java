package io.netsplit.model;

import io.netsplit.history.Functions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Several lists that one operation reads and appends to at once: a transaction of {@code list-append} (Kingsbury and
 * Alvaro, "Elle", VLDB 2020). A step is "r" and the key, or "append", the key and the element; the answer is the same list
 * with what the reads saw, null standing for an empty list. The state holds the lists that are not empty.
 *
 * <p>To judge whole histories of these, {@code TransactionChecker} is made: this model is for those who want any model's
 * search.
 */
final class MultiList implements Model {
    @Override
    public String name() {
        return "list-append";
    }

    @Override
    public List<String> functions() {
        return List.of(Functions.TXN);
    }

    @Override
    public Object initial() {
        return Collections.emptyMap();
    }

    @Override
    public @Nullable Object step(
            @Nullable Object state,
            String function,
            @Nullable Object key,
            @Nullable Object input,
            @Nullable Object output) {
        if (!function.equals(Functions.TXN)) {
            throw Inputs.unknown(this, function);
        }
        List<?> asked = list(input);
        List<?> answered = output == UNSEEN ? asked : list(output);
        Map<Object, List<?>> lists = new LinkedHashMap<>(lists(state));
        for (int i = 0; i < asked.size(); i++) {
            List<?> step = list(asked.get(i));
            Object list = Inputs.element(step.get(1));
            List<?> holds = lists.getOrDefault(list, List.of());
            if (Functions.APPEND.equals(step.get(0))) {
                List<Object> longer = new ArrayList<>(holds);
                longer.add(Inputs.element(step.get(2)));
                lists.put(list, Collections.unmodifiableList(longer));
            } else if (output != UNSEEN && !holds.equals(seen(answered, i))) {
                return REFUSED;
            }
        }
        return Collections.unmodifiableMap(lists);
    }

    private static List<?> seen(List<?> answered, int step) {
        List<?> parts = list(answered.get(step));
        return parts.size() > 2 && parts.get(2) != null ? list(parts.get(2)) : List.of();
    }

    private static List<?> list(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list;
        }
        throw new IllegalArgumentException("a transaction is a list of steps [function, key, element], not "
                + (value == null ? "nothing" : value));
    }

    @SuppressWarnings("unchecked") // Every state comes from initial() or step().
    private static Map<Object, List<?>> lists(@Nullable Object state) {
        if (state instanceof Map<?, ?> lists) {
            return (Map<Object, List<?>>) lists;
        }
        throw new IllegalArgumentException("the state of several lists is a map, not " + state);
    }
}

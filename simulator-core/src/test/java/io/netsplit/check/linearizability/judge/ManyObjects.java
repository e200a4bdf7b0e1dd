package io.netsplit.check.linearizability.judge;

import io.netsplit.model.Model;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Many objects of one model, one for each key, as a single object whose state is that of all of them. */
record ManyObjects(Model each) implements Model {
    @Override
    public String name() {
        return "many " + each.name();
    }

    @Override
    public List<String> functions() {
        return each.functions();
    }

    @Override
    public Object initial() {
        return Map.of();
    }

    @Override
    public @Nullable Object step(
            @Nullable Object state,
            String function,
            @Nullable Object key,
            @Nullable Object input,
            @Nullable Object output) {
        Map<Object, @Nullable Object> objects = new LinkedHashMap<>();
        ((Map<?, ?>) Objects.requireNonNull(state)).forEach(objects::put);
        Object name = key == null ? "none" : key;
        Object before = objects.containsKey(name) ? objects.get(name) : each.initial();
        Object after = each.step(before, function, key, input, output);
        if (after == REFUSED) {
            return REFUSED;
        }
        objects.put(name, after);
        return Collections.unmodifiableMap(objects);
    }

    @Override
    public boolean splitsByKey() {
        return false;
    }

    @Override
    public boolean observes(String function, @Nullable Object output) {
        return each.observes(function, output);
    }
}

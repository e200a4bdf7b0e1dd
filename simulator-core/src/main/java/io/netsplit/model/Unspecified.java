package io.netsplit.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Operations that are on no object: any answer is allowed. */
record Unspecified(String name, List<String> functions) implements Model {
    @Override
    public @Nullable Object initial() {
        return null;
    }

    @Override
    public @Nullable Object step(
            @Nullable Object state,
            String function,
            @Nullable Object key,
            @Nullable Object input,
            @Nullable Object output) {
        return state;
    }
}

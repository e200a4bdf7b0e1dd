package io.netsplit.check;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one live replica holds at one instant.
 *
 * @param node the node's name
 * @param objects each key's object: a value, a sum, or a collection of elements; keys and values are those of the history,
 *     and a key that is not there has the initial value
 */
public record Replica(String node, Map<Object, @Nullable Object> objects) {
    public Replica {
        objects = Collections.unmodifiableMap(new LinkedHashMap<>(objects));
    }
}

package io.netsplit.scenario.format.kind;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Small pieces of JSON Schema as ordered maps. */
public final class Json {
    private Json() {}

    /** Pairs of names and values, in this order. */
    public static Map<String, Object> object(Object... pairs) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            object.put((String) pairs[i], pairs[i + 1]);
        }
        return object;
    }

    /** Text that matches {@code regex} as a whole. */
    public static Map<String, Object> pattern(String regex, String description) {
        return object("type", "string", "pattern", "^" + regex + "$", "description", description);
    }

    /** Any of these. */
    public static Map<String, Object> anyOf(List<Map<String, Object>> schemas) {
        return object("anyOf", schemas);
    }

    /** A definition of the schema, by its name. */
    public static Map<String, Object> reference(String definition) {
        return object("$ref", "#/definitions/" + definition);
    }
}

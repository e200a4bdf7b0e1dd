package io.netsplit.scenario.report;

import io.netsplit.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An object read from JSON, whose fields are asked for by name and type. What is not there is an {@link IllegalArgumentException}. */
public final class JsonNode {
    private final Map<?, ?> fields;

    private JsonNode(Map<?, ?> fields) {
        this.fields = fields;
    }

    public static JsonNode parse(String text) {
        return of(Json.read(text));
    }

    static JsonNode of(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return new JsonNode(map);
        }
        throw new IllegalArgumentException("expected an object, found " + value);
    }

    public String text(String key) {
        if (fields.get(key) instanceof String value) {
            return value;
        }
        throw wrong(key, "a string");
    }

    /** {@code absent} where there is no such field, as in files of an older version. */
    public String textOr(String key, String absent) {
        return fields.containsKey(key) ? text(key) : absent;
    }

    long whole(String key) {
        if (fields.get(key) instanceof Long value) {
            return value;
        }
        throw wrong(key, "a whole number");
    }

    /** {@code absent} where there is no such field, as in files of an older version. */
    long wholeOr(String key, long absent) {
        return fields.containsKey(key) ? whole(key) : absent;
    }

    int small(String key) {
        return Math.toIntExact(whole(key));
    }

    @Nullable
    Long wholeOrNull(String key) {
        return isNull(key) ? null : (Long) whole(key);
    }

    /** Null stands for a number that JSON cannot say. */
    double number(String key) {
        return isNull(key) ? Double.NaN : asDouble(fields.get(key), key);
    }

    boolean flag(String key) {
        if (fields.get(key) instanceof Boolean value) {
            return value;
        }
        throw wrong(key, "true or false");
    }

    /** {@code absent} where there is no such field, as in files of an older version. */
    public boolean flagOr(String key, boolean absent) {
        return fields.containsKey(key) ? flag(key) : absent;
    }

    /** For fields that older files do not have, or that are left out where there is nothing to say. */
    boolean has(String key) {
        return fields.containsKey(key);
    }

    boolean isNull(String key) {
        if (!fields.containsKey(key)) {
            throw wrong(key, "a value");
        }
        return fields.get(key) == null;
    }

    JsonNode object(String key) {
        return of(fields.get(key));
    }

    <T> List<T> list(String key, Function<JsonNode, T> read) {
        return elements(key).stream().map(element -> read.apply(of(element))).toList();
    }

    public List<String> texts(String key) {
        return elements(key).stream().map(String.class::cast).toList();
    }

    List<Long> wholes(String key) {
        return elements(key).stream().map(Long.class::cast).toList();
    }

    List<Double> decimals(String key) {
        return elements(key).stream().map(value -> asDouble(value, key)).toList();
    }

    Map<String, Double> numbers(String key) {
        Map<String, Double> values = new LinkedHashMap<>();
        object(key).fields.forEach((name, value) -> values.put((String) name, asDouble(value, key)));
        return values;
    }

    Map<String, Long> counts(String key) {
        Map<String, Long> values = new LinkedHashMap<>();
        object(key).fields.forEach((name, value) -> values.put((String) name, (Long) value));
        return values;
    }

    <E extends Enum<E>> E word(String key, Class<E> family) {
        String word = text(key).toUpperCase(java.util.Locale.ROOT).replace('-', '_');
        return Enum.valueOf(family, word);
    }

    private List<?> elements(String key) {
        if (fields.get(key) instanceof List<?> list) {
            return list;
        }
        throw wrong(key, "a list");
    }

    private double asDouble(@Nullable Object value, String key) {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        throw wrong(key, "a number");
    }

    private IllegalArgumentException wrong(String key, String expected) {
        return new IllegalArgumentException("expected " + expected + " under '" + key + "', found " + fields.get(key));
    }
}

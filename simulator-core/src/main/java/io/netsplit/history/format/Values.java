package io.netsplit.history.format;

import io.netsplit.history.HistoryFormatException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a single value as a person types it. */
public final class Values {
    private Values() {}

    /**
     * A value in EDN or JSON: 5, true, nil or null, "text", [1 2], {"x": 1}; whatever else is taken as text. Values are of the
     * kinds that a history holds, and an object is a map.
     *
     * @throws IllegalArgumentException where a list, an object or a quoted string is broken
     */
    public static @Nullable Object parse(String text) {
        String typed = text.strip();
        if (typed.isEmpty() || typed.equals("nil") || typed.equals("null")) {
            return typed.isEmpty() ? "" : null;
        }
        boolean composed = "[{(\"#".indexOf(typed.charAt(0)) >= 0;
        try {
            Object value = whole(typed);
            return typed.startsWith("{") ? map(value) : value;
        } catch (HistoryFormatException e) {
            if (composed) {
                throw new IllegalArgumentException(e.what() + " at character " + e.column(), e);
            }
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable Object whole(String text) throws IOException {
        Bytes in = new Bytes(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        boolean json = text.matches("(?s)\\{\\s*\".*");
        Forms forms = json ? Forms.json(in, new Words()) : Forms.edn(in, new Words());
        Object value = forms.value();
        if (forms.space() != Bytes.END) {
            throw in.error("expected one value only");
        }
        return value;
    }

    private static Map<Object, @Nullable Object> map(@Nullable Object pairs) {
        Map<Object, @Nullable Object> map = new LinkedHashMap<>();
        if (pairs instanceof List<?> list) {
            for (Object entry : list) {
                if (entry instanceof List<?> pair && pair.get(0) != null) {
                    map.put(pair.get(0), pair.get(1));
                }
            }
        }
        return Collections.unmodifiableMap(map);
    }
}

package io.netsplit.real.control;

import io.netsplit.history.Cas;
import io.netsplit.json.Json;
import io.netsplit.workload.Reply;
import io.netsplit.workload.Request;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The lines that the controller and its nodes exchange: one JSON object each. Values are whole numbers, strings, true, false,
 * null and lists of these, as in histories; the input of a cas is an object of {@code expected} and {@code update}.
 */
public final class Wire {
    private Wire() {}

    /** An object of these names and values, which take turns; without the line's end. */
    public static String line(@Nullable Object... namesAndValues) {
        StringBuilder text = new StringBuilder("{");
        for (int i = 0; i < namesAndValues.length; i += 2) {
            text.append(i == 0 ? "" : ",");
            append(text, namesAndValues[i]);
            text.append(':');
            append(text, namesAndValues[i + 1]);
        }
        return text.append('}').toString();
    }

    /** The object on a line. */
    public static Map<String, @Nullable Object> read(String line) {
        return Json.object(line);
    }

    /** What a node is asked to do; {@code id} comes back with the answer. */
    public static String request(long id, Request request) {
        return line(
                "do",
                "submit",
                "id",
                id,
                "client",
                (long) request.client(),
                "serial",
                request.serial(),
                "function",
                request.function(),
                "key",
                (long) request.key(),
                "input",
                request.input());
    }

    /** The request on a line that {@link #request} made. */
    public static Request request(Map<String, @Nullable Object> line) {
        return new Request(
                (int) number(line, "client"),
                number(line, "serial"),
                text(line, "function"),
                (int) number(line, "key"),
                value(line.get("input")));
    }

    /** What became of a request; {@code leader} is whom to ask instead, or -1. */
    public static String answer(long id, Reply.Status status, @Nullable Object output, int leader) {
        return line("ev", "answer", "id", id, "status", status.word(), "output", output, "leader", (long) leader);
    }

    /** The status on a line that {@link #answer} made. */
    public static Reply.Status status(Map<String, @Nullable Object> line) {
        return Reply.Status.valueOf(text(line, "status").toUpperCase(Locale.ROOT));
    }

    public static long number(Map<String, ? extends @Nullable Object> line, String name) {
        if (line.get(name) instanceof Long number) {
            return number;
        }
        throw new IllegalArgumentException("no number '" + name + "' in " + line);
    }

    public static String text(Map<String, ? extends @Nullable Object> line, String name) {
        if (line.get(name) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("no text '" + name + "' in " + line);
    }

    /** A value as histories hold it: the object of a cas becomes one. */
    public static @Nullable Object value(@Nullable Object read) {
        return read instanceof Map<?, ?> cas ? new Cas(cas.get("expected"), cas.get("update")) : read;
    }

    private static void append(StringBuilder text, @Nullable Object value) {
        if (value == null || value instanceof Long || value instanceof Integer || value instanceof Boolean) {
            text.append(value);
        } else if (value instanceof List<?> list) {
            text.append('[');
            String before = "";
            for (Object element : list) {
                text.append(before);
                append(text, element);
                before = ",";
            }
            text.append(']');
        } else if (value instanceof Cas cas) {
            text.append(line("expected", cas.expected(), "update", cas.update()));
        } else if (value instanceof String string) {
            quote(text, string);
        } else {
            throw new IllegalArgumentException("the wire carries no value of " + value.getClass() + ": " + value);
        }
    }

    private static void quote(StringBuilder text, String string) {
        text.append('"');
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c < ' ' || Character.isSurrogate(c)) {
                text.append("\\u").append(Integer.toHexString(0x10000 + c).substring(1));
            } else {
                text.append(c);
            }
        }
        text.append('"');
    }
}

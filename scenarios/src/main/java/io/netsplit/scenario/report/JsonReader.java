package io.netsplit.scenario.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON into maps, lists, strings, booleans, longs, doubles and null. Strict: what netsplit writes, and nothing else; an
 * {@link IllegalArgumentException} says where it stopped.
 */
public final class JsonReader {
    private static final int DEPTH_MAX = 64;

    private final String text;
    private int position;
    private int depth;

    private JsonReader(String text) {
        this.text = text;
    }

    /** The value that makes up all of {@code text}. */
    public static @Nullable Object read(String text) {
        JsonReader reader = new JsonReader(text);
        Object value = reader.value();
        reader.space();
        if (reader.position != text.length()) {
            throw reader.unexpected("the end");
        }
        return value;
    }

    private @Nullable Object value() {
        space();
        if (position == text.length()) {
            throw unexpected("a value");
        }
        return switch (text.charAt(position)) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private Map<String, @Nullable Object> object() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        enter();
        while (!closes('}', fields.isEmpty())) {
            space();
            String key = string();
            space();
            take(':');
            fields.put(key, value());
        }
        return fields;
    }

    private List<@Nullable Object> array() {
        List<@Nullable Object> elements = new ArrayList<>();
        enter();
        while (!closes(']', elements.isEmpty())) {
            elements.add(value());
        }
        return elements;
    }

    private void enter() {
        position++;
        if (++depth > DEPTH_MAX) {
            throw unexpected("no more than " + DEPTH_MAX + " levels");
        }
    }

    /** True where the object or array ends here; else the comma before the next element is behind us. */
    private boolean closes(char bracket, boolean first) {
        space();
        if (position < text.length() && text.charAt(position) == bracket) {
            position++;
            depth--;
            return true;
        }
        if (!first) {
            take(',');
        }
        return false;
    }

    private String string() {
        take('"');
        StringBuilder out = new StringBuilder();
        while (position < text.length()) {
            char c = text.charAt(position++);
            if (c == '"') {
                return out.toString();
            }
            out.append(c == '\\' ? escaped() : c);
        }
        throw unexpected("the end of a string");
    }

    private char escaped() {
        char c = position < text.length() ? text.charAt(position++) : ' ';
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'u' -> unicode();
            default -> throw unexpected("an escape");
        };
    }

    private char unicode() {
        if (position + 4 > text.length()) {
            throw unexpected("four hexadecimal digits");
        }
        try {
            char c = (char) Integer.parseInt(text.substring(position, position + 4), 16);
            position += 4;
            return c;
        } catch (NumberFormatException e) {
            throw unexpected("four hexadecimal digits");
        }
    }

    private @Nullable Object word(String word, @Nullable Object meaning) {
        if (!text.startsWith(word, position)) {
            throw unexpected(word);
        }
        position += word.length();
        return meaning;
    }

    private Object number() {
        int start = position;
        while (position < text.length() && "+-.eE0123456789".indexOf(text.charAt(position)) >= 0) {
            position++;
        }
        String digits = text.substring(start, position);
        try {
            boolean whole = digits.chars().noneMatch(c -> c == '.' || c == 'e' || c == 'E');
            return whole ? (Object) Long.valueOf(digits) : (Object) Double.valueOf(digits);
        } catch (NumberFormatException e) {
            position = start;
            throw unexpected("a value");
        }
    }

    private void take(char c) {
        if (position == text.length() || text.charAt(position) != c) {
            throw unexpected("'" + c + "'");
        }
        position++;
    }

    private void space() {
        while (position < text.length() && " \n\r\t".indexOf(text.charAt(position)) >= 0) {
            position++;
        }
    }

    private IllegalArgumentException unexpected(String expected) {
        String found = position >= text.length() ? "the end" : "'" + text.charAt(position) + "'";
        return new IllegalArgumentException("expected " + expected + " at character " + position + ", found " + found);
    }
}

package io.netsplit.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON (RFC 8259): objects as maps in the order of the text, arrays as lists, whole numbers as {@link Long}, others as
 * {@link Double}; and strings, {@code true}, {@code false} and {@code null} as what they are. A name that an object has twice
 * is refused. An {@link IllegalArgumentException} says what is wrong, and where: characters count from 1, and where the text
 * has several lines, lines do, too.
 *
 * <p>Left out: it is lenient with what a number may look like ("+1", "007"), because nobody writes such numbers.
 */
public final class Json {
    private static final int MAX_DEPTH = 64;

    private final String text;
    private int at;

    private Json(String text) {
        this.text = text;
    }

    /** The value that is all of {@code text}. */
    public static @Nullable Object read(String text) {
        Json json = new Json(text);
        Object value = json.value(0);
        json.end();
        return value;
    }

    /** The object that is all of {@code text}. */
    public static Map<String, @Nullable Object> object(String text) {
        Json json = new Json(text);
        json.space();
        Map<String, @Nullable Object> object = json.object(0);
        json.end();
        return object;
    }

    private void end() {
        space();
        if (at < text.length()) {
            throw error("expected the end");
        }
    }

    private @Nullable Object value(int depth) {
        if (depth > MAX_DEPTH) {
            throw error("nested too deeply");
        }
        space();
        return switch (peek()) {
            case '{' -> object(depth);
            case '[' -> list(depth);
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private Map<String, @Nullable Object> object(int depth) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        expect('{');
        while (!ends('}', object.isEmpty())) {
            space();
            String name = string();
            space();
            expect(':');
            if (object.containsKey(name)) {
                throw error("'" + name + "' a second time");
            }
            object.put(name, value(depth + 1));
        }
        return object;
    }

    private List<@Nullable Object> list(int depth) {
        List<@Nullable Object> list = new ArrayList<>();
        expect('[');
        while (!ends(']', list.isEmpty())) {
            list.add(value(depth + 1));
        }
        return list;
    }

    /** True where the object or list ends here; else the comma before its next element is behind us. */
    private boolean ends(char bracket, boolean first) {
        space();
        if (peek() == bracket) {
            at++;
            return true;
        }
        if (!first) {
            expect(',');
        }
        return false;
    }

    private String string() {
        expect('"');
        int start = at;
        while (peek() != '"' && peek() != '\\') {
            at++;
        }
        if (peek() == '"') {
            return text.substring(start, at++);
        }
        StringBuilder unescaped = new StringBuilder(text.substring(start, at));
        while (peek() != '"') {
            char c = text.charAt(at++);
            unescaped.append(c == '\\' ? escape() : c);
        }
        at++;
        return unescaped.toString();
    }

    private char escape() {
        char c = peek();
        at++;
        return switch (c) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'u' -> unicode();
            case '"', '\\', '/' -> c;
            default -> throw error("no such escape: '\\" + c + "'");
        };
    }

    private char unicode() {
        int value = 0;
        for (int i = 0; i < 4; i++) {
            int digit = Character.digit(peek(), 16);
            if (digit < 0) {
                throw error("expected four hexadecimal digits");
            }
            value = value * 16 + digit;
            at++;
        }
        return (char) value;
    }

    private Object number() {
        int start = at;
        boolean whole = true;
        while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
            char c = text.charAt(at++);
            whole &= c != '.' && c != 'e' && c != 'E';
        }
        if (at == start) {
            throw error("expected a value");
        }
        try {
            return whole
                    ? (Object) Long.parseLong(text, start, at, 10)
                    : (Object) Double.parseDouble(text.substring(start, at));
        } catch (NumberFormatException e) {
            String digits = text.substring(start, at);
            at = start;
            throw error(digits + " is no number, or too large a one");
        }
    }

    private @Nullable Object word(String word, @Nullable Object value) {
        if (!text.startsWith(word, at)) {
            throw error("expected a value");
        }
        at += word.length();
        return value;
    }

    private void space() {
        while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private char peek() {
        if (at >= text.length()) {
            throw error("the text ends too early");
        }
        return text.charAt(at);
    }

    private void expect(char c) {
        if (peek() != c) {
            throw error("expected '" + c + "', found '" + text.charAt(at) + "'");
        }
        at++;
    }

    private IllegalArgumentException error(String what) {
        int lineStart = text.lastIndexOf('\n', at - 1) + 1;
        long line =
                1 + text.substring(0, lineStart).chars().filter(c -> c == '\n').count();
        boolean severalLines = text.indexOf('\n') >= 0;
        String where = " at " + (severalLines ? "line " + line + ", " : "") + "character " + (at - lineStart + 1);
        return new IllegalArgumentException(what + where);
    }
}

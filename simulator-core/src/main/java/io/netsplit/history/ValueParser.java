package io.netsplit.history;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads one line of JSON as {@link HistoryWriter} writes it: objects as ordered maps, whole numbers as {@link Long}. An
 * {@link IllegalArgumentException} says what is wrong at which character.
 */
final class ValueParser {
    private static final int MAX_DEPTH = 32;

    private final String text;
    private int at;

    private ValueParser(String text) {
        this.text = text;
    }

    static Map<String, @Nullable Object> object(String line) {
        ValueParser parser = new ValueParser(line);
        parser.skipSpace();
        Map<String, @Nullable Object> fields = parser.fields(0);
        parser.skipSpace();
        if (parser.at < line.length()) {
            throw parser.error("expected the end of the line");
        }
        return fields;
    }

    private Map<String, @Nullable Object> fields(int depth) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        expect('{');
        skipSpace();
        while (peek() != '}') {
            if (!fields.isEmpty()) {
                expect(',');
                skipSpace();
            }
            String name = string();
            skipSpace();
            expect(':');
            if (fields.containsKey(name)) {
                throw error("'" + name + "' a second time");
            }
            fields.put(name, value(depth + 1));
            skipSpace();
        }
        at++;
        return fields;
    }

    private @Nullable Object value(int depth) {
        if (depth > MAX_DEPTH) {
            throw error("nested too deeply");
        }
        skipSpace();
        return switch (peek()) {
            case '{' -> cas(depth);
            case '[' -> list(depth);
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private Cas cas(int depth) {
        Map<String, @Nullable Object> fields = fields(depth);
        if (fields.size() != 2 || !fields.containsKey("expected") || !fields.containsKey("update")) {
            throw error("expected an object of 'expected' and 'update', which ends");
        }
        return new Cas(fields.get("expected"), fields.get("update"));
    }

    private List<@Nullable Object> list(int depth) {
        List<@Nullable Object> list = new ArrayList<>();
        expect('[');
        skipSpace();
        while (peek() != ']') {
            if (!list.isEmpty()) {
                expect(',');
            }
            list.add(value(depth + 1));
            skipSpace();
        }
        at++;
        return Collections.unmodifiableList(list);
    }

    private String string() {
        expect('"');
        StringBuilder unescaped = new StringBuilder();
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

    private Long number() {
        int start = at;
        while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        String digits = text.substring(start, at);
        try {
            return Long.valueOf(digits);
        } catch (NumberFormatException e) {
            at = start;
            throw error(digits.isEmpty() ? "expected a value" : "expected a whole number, not " + digits);
        }
    }

    private @Nullable Object word(String word, @Nullable Object value) {
        if (!text.startsWith(word, at)) {
            throw error("expected a value");
        }
        at += word.length();
        return value;
    }

    private void skipSpace() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private char peek() {
        if (at >= text.length()) {
            throw error("the line ends too early");
        }
        return text.charAt(at);
    }

    private void expect(char c) {
        if (peek() != c) {
            throw error("expected '" + c + "'");
        }
        at++;
    }

    private IllegalArgumentException error(String what) {
        return new IllegalArgumentException(what + " at character " + (at + 1));
    }
}

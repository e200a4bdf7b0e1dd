package io.netsplit.scenario.report;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.Locale;

/**
 * Writes JSON as it comes, with the keys in the order in which they are given, so that the same input always makes the same
 * bytes. Numbers that JSON cannot say (not a number, infinite) become null.
 */
public final class JsonWriter {
    private static final int DEPTH_MAX = 64;

    private final Appendable out;
    private final boolean pretty;
    private final boolean[] hasElements = new boolean[DEPTH_MAX];
    private int depth;
    private boolean afterKey;
    private boolean nextInline;
    private int inlineFrom = DEPTH_MAX;

    private JsonWriter(Appendable out, boolean pretty) {
        this.out = out;
        this.pretty = pretty;
    }

    /** One element per line, indented by two spaces: for files that people open. */
    public static JsonWriter pretty(Appendable out) {
        return new JsonWriter(out, true);
    }

    /** No white space at all: for one line of many. */
    public static JsonWriter compact(Appendable out) {
        return new JsonWriter(out, false);
    }

    public JsonWriter beginObject() throws IOException {
        return open('{');
    }

    public JsonWriter endObject() throws IOException {
        return close('}');
    }

    public JsonWriter beginArray() throws IOException {
        return open('[');
    }

    public JsonWriter endArray() throws IOException {
        return close(']');
    }

    /** The object or array that is opened next stands on one line, with everything in it. */
    public JsonWriter inline() {
        nextInline = true;
        return this;
    }

    public JsonWriter key(String name) throws IOException {
        separate();
        string(name);
        out.append(pretty ? ": " : ":");
        afterKey = true;
        return this;
    }

    public JsonWriter value(String text) throws IOException {
        separate();
        string(text);
        return this;
    }

    public JsonWriter value(long number) throws IOException {
        return raw(Long.toString(number));
    }

    public JsonWriter value(boolean flag) throws IOException {
        return raw(Boolean.toString(flag));
    }

    /** The shortest decimal that reads back as the same number, without an exponent. */
    public JsonWriter value(double number) throws IOException {
        return Double.isFinite(number) ? raw(decimal(number)) : nullValue();
    }

    public JsonWriter nullValue() throws IOException {
        return raw("null");
    }

    public JsonWriter put(String name, String text) throws IOException {
        return key(name).value(text);
    }

    public JsonWriter put(String name, long number) throws IOException {
        return key(name).value(number);
    }

    public JsonWriter put(String name, boolean flag) throws IOException {
        return key(name).value(flag);
    }

    public JsonWriter put(String name, double number) throws IOException {
        return key(name).value(number);
    }

    /** Ends the document with a line break. */
    public void end() throws IOException {
        if (depth != 0) {
            throw new IllegalStateException(depth + " objects or arrays are still open");
        }
        out.append('\n');
    }

    static String decimal(double number) {
        if (number == StrictMath.rint(number) && StrictMath.abs(number) < 1e15) {
            return Long.toString((long) number);
        }
        return new BigDecimal(Double.toString(number)).toPlainString();
    }

    private JsonWriter open(char bracket) throws IOException {
        separate();
        if (depth == DEPTH_MAX - 1) {
            throw new IllegalStateException("JSON nests deeper than " + DEPTH_MAX);
        }
        out.append(bracket);
        depth++;
        hasElements[depth] = false;
        if (nextInline && depth < inlineFrom) {
            inlineFrom = depth;
        }
        nextInline = false;
        return this;
    }

    private JsonWriter close(char bracket) throws IOException {
        boolean breaks = hasElements[depth] && depth < inlineFrom;
        if (depth == inlineFrom) {
            inlineFrom = DEPTH_MAX;
        }
        depth--;
        if (breaks) {
            breakLine();
        }
        out.append(bracket);
        return this;
    }

    private JsonWriter raw(String text) throws IOException {
        separate();
        out.append(text);
        return this;
    }

    private void separate() throws IOException {
        if (afterKey) {
            afterKey = false;
            return;
        }
        if (depth == 0) {
            return;
        }
        boolean inline = depth >= inlineFrom;
        if (hasElements[depth]) {
            out.append(inline && pretty ? ", " : ",");
        }
        hasElements[depth] = true;
        if (!inline) {
            breakLine();
        }
    }

    private void breakLine() throws IOException {
        if (pretty) {
            out.append('\n').append("  ".repeat(depth));
        }
    }

    private void string(String text) throws IOException {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            escape(text.charAt(i));
        }
        out.append('"');
    }

    private void escape(char c) throws IOException {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                if (c < 0x20 || c == 0x2028 || c == 0x2029) {
                    out.append("\\u").append(String.format(Locale.ROOT, "%04x", (int) c));
                } else {
                    out.append(c);
                }
            }
        }
    }
}

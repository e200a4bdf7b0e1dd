package io.netsplit.visualizer.model;

import io.netsplit.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * The fields of one line of a trace, found without making an object: where each value begins and ends. Values within values
 * are stepped over; whoever looks at them parses them then. Fields that it does not know are left alone, as the format wants.
 */
final class LineFields {
    /** The fields of a line that are read. */
    enum Field {
        T,
        E,
        ID,
        FROM,
        TO,
        TYPE,
        F,
        WHY,
        NODE,
        CHANGE,
        DETAIL,
        NAME,
        OP,
        PROCESS,
        CLIENT,
        FUNCTION,
        KEY,
        INPUT,
        COMPLETION,
        OUTPUT,
        ERROR,
        EVENTS,
        DIGEST,
        OUTCOME
    }

    private static final Field[] FIELDS = Field.values();
    private static final int TABLE = 128;
    private static final long SPREAD = 0x9E3779B97F4A7C15L;
    private static final int TABLE_SHIFT = 57;
    private static final long[] NAMES = new long[TABLE];
    private static final int[] NUMBERS = new int[TABLE];

    static {
        for (Field field : FIELDS) {
            byte[] name = field.name().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII);
            long packed = pack(name, 0, name.length);
            int slot = (int) (packed * SPREAD >>> TABLE_SHIFT);
            while (NAMES[slot] != 0) {
                slot = slot + 1 & TABLE - 1;
            }
            NAMES[slot] = packed;
            NUMBERS[slot] = field.ordinal();
        }
    }

    private final int[] starts = new int[FIELDS.length];
    private final int[] ends = new int[FIELDS.length];
    private byte[] line = new byte[0];
    private int at;
    private int stop;

    /** Finds the fields of the object that stands in [from, to). */
    void read(byte[] bytes, int from, int to) {
        line = bytes;
        at = from;
        stop = to;
        Arrays.fill(starts, -1);
        expect('{');
        if (peek() == '}') {
            return;
        }
        while (true) {
            int nameStart = at + 1;
            string();
            int field = field(nameStart, at - 1);
            expect(':');
            int start = skipSpace();
            value();
            if (field >= 0) {
                starts[field] = start;
                ends[field] = at;
            }
            if (peek() == '}') {
                at++;
                return;
            }
            expect(',');
            skipSpace();
        }
    }

    boolean has(Field field) {
        return starts[field.ordinal()] >= 0;
    }

    /** Where a value begins in the line, quotes and brackets with it. */
    int start(Field field) {
        return starts[field.ordinal()];
    }

    int end(Field field) {
        return ends[field.ordinal()];
    }

    byte[] line() {
        return line;
    }

    long number(Field field) {
        int i = starts[field.ordinal()];
        if (i < 0) {
            throw missing("a whole number", field);
        }
        int end = ends[field.ordinal()];
        boolean negative = line[i] == '-';
        long value = 0;
        int digits = 0;
        for (int k = negative ? i + 1 : i; k < end; k++, digits++) {
            int digit = line[k] - '0';
            if (digit < 0 || digit > 9 || digits == 18) {
                return longNumber(field, i, end);
            }
            value = value * 10 + digit;
        }
        if (digits == 0) {
            throw missing("a whole number", field);
        }
        return negative ? -value : value;
    }

    int whole(Field field) {
        long value = number(field);
        if (value != (int) value) {
            throw new IllegalArgumentException("'" + name(field) + "' is out of range");
        }
        return (int) value;
    }

    /** The number of the text in {@code words}. */
    int word(Field field, WordTable words) {
        int start = textStart(field);
        int end = ends[field.ordinal()] - 1;
        for (int i = start; i < end; i++) {
            if (line[i] == '\\') {
                return words.number(text(field));
            }
        }
        return words.number(line, start, end);
    }

    String text(Field field) {
        int start = textStart(field);
        String json = new String(line, start - 1, ends[field.ordinal()] - start + 1, StandardCharsets.UTF_8);
        return json.indexOf('\\') < 0 ? json.substring(1, json.length() - 1) : String.valueOf(Json.read(json));
    }

    private int textStart(Field field) {
        int start = starts[field.ordinal()];
        if (start < 0 || line[start] != '"') {
            throw missing("a text", field);
        }
        return start + 1;
    }

    private long longNumber(Field field, int from, int to) {
        try {
            return Long.parseLong(new String(line, from, to - from, StandardCharsets.UTF_8));
        } catch (NumberFormatException e) {
            throw missing("a whole number", field);
        }
    }

    private static int field(long packed) {
        int slot = (int) (packed * SPREAD >>> TABLE_SHIFT);
        while (NAMES[slot] != 0) {
            if (NAMES[slot] == packed) {
                return NUMBERS[slot];
            }
            slot = slot + 1 & TABLE - 1;
        }
        return -1;
    }

    private int field(int from, int to) {
        return from == to ? -1 : field(pack(line, from, to));
    }

    /** Up to seven letters and the length: no two of the known names agree in these. */
    private static long pack(byte[] bytes, int from, int to) {
        long packed = (long) to - from;
        for (int i = from; i < Math.min(to, from + 7); i++) {
            packed = packed << 8 | bytes[i] & 0xFF;
        }
        return packed;
    }

    private void value() {
        int depth = 0;
        do {
            int c = peek();
            if (c == '"') {
                string();
            } else if (c == '{' || c == '[') {
                depth++;
                at++;
            } else if (c == '}' || c == ']') {
                if (depth == 0) {
                    throw error("expected a value");
                }
                depth--;
                at++;
            } else if (c == ',' || c == ':') {
                if (depth == 0) {
                    throw error("expected a value");
                }
                at++;
            } else {
                scalar();
            }
        } while (depth > 0);
    }

    private void scalar() {
        int start = at;
        while (at < stop && ",:]}\" ".indexOf(line[at]) < 0) {
            at++;
        }
        if (at == start) {
            at++;
        }
    }

    private void string() {
        expect('"');
        while (peek() != '"') {
            at += line[at] == '\\' ? 2 : 1;
        }
        at++;
    }

    private int skipSpace() {
        while (at < stop && line[at] == ' ') {
            at++;
        }
        return at;
    }

    private int peek() {
        if (at >= stop) {
            throw error("the line ends too early");
        }
        return line[at];
    }

    private void expect(char c) {
        skipSpace();
        if (peek() != c) {
            throw error("expected '" + c + "'");
        }
        at++;
    }

    private IllegalArgumentException error(String what) {
        return new IllegalArgumentException(what);
    }

    private static IllegalArgumentException missing(String what, Field field) {
        return new IllegalArgumentException("expected " + what + " '" + name(field) + "'");
    }

    private static String name(Field field) {
        return field.name().toLowerCase(Locale.ROOT);
    }
}

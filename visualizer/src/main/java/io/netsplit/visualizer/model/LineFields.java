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
        OUTCOME,
        DUE
    }

    private static final Field[] FIELDS = Field.values();
    private static final int TABLE = 128;
    private static final long SPREAD = 0x9E3779B97F4A7C15L;
    private static final int TABLE_SHIFT = 57;
    private static final long[] NAMES = new long[TABLE];
    private static final int[] NUMBERS = new int[TABLE];
    private static final String TOO_EARLY = "the line ends too early";

    /** What a byte means where values are stepped over. */
    private static final byte PLAIN = 0;

    private static final byte QUOTE = 1;
    private static final byte SEPARATOR = 2;
    private static final byte OPEN = 3;
    private static final byte CLOSE = 4;
    private static final byte NEWLINE = 5;
    private static final byte[] KINDS = new byte[256];

    static {
        Arrays.fill(KINDS, PLAIN);
        KINDS['"'] = QUOTE;
        KINDS[','] = SEPARATOR;
        KINDS[':'] = SEPARATOR;
        KINDS[' '] = SEPARATOR;
        KINDS['{'] = OPEN;
        KINDS['['] = OPEN;
        KINDS['}'] = CLOSE;
        KINDS[']'] = CLOSE;
        KINDS['\n'] = NEWLINE;
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
    private int escaped;
    private boolean escape;
    private byte[] line = new byte[0];
    private int at;
    private int stop;

    /**
     * Finds the fields of the object that begins at {@code from}, within one line: it ends at {@code to} or at a newline before
     * that. What stands behind the object is left alone.
     *
     * @return the place of the newline, or {@code to}
     */
    int read(byte[] bytes, int from, int to) {
        line = bytes;
        at = from;
        stop = to;
        escaped = 0;
        Arrays.fill(starts, -1);
        expect('{');
        if (peek() != '}') {
            fields();
        }
        while (at < stop && line[at] != '\n') {
            at++;
        }
        return at;
    }

    private void fields() {
        while (true) {
            int field = name();
            expect(':');
            skipSpace();
            int start = at;
            escape = false;
            value();
            if (field >= 0) {
                starts[field] = start;
                ends[field] = at;
                escaped |= escape ? 1 << field : 0;
            }
            if (peek() == '}') {
                return;
            }
            expect(',');
        }
    }

    /** The field that has the name that stands here; -1 for one that is not known. */
    private int name() {
        skipSpace();
        expect('"');
        int start = at;
        string();
        int length = at - 1 - start;
        return length == 0 ? -1 : field(pack(line, start, at - 1));
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
        if ((escaped & 1 << field.ordinal()) != 0) {
            return words.number(text(field));
        }
        int start = textStart(field);
        int end = ends[field.ordinal()] - 1;
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

    /** Up to seven letters and the length: no two of the known names agree in these. */
    private static long pack(byte[] bytes, int from, int to) {
        long packed = (long) to - from;
        for (int i = from; i < Math.min(to, from + 7); i++) {
            packed = packed << 8 | bytes[i] & 0xFF;
        }
        return packed;
    }

    private void value() {
        byte first = peek();
        if (first == '"') {
            at++;
            string();
        } else if (first == '{' || first == '[') {
            nested();
        } else {
            scalar();
        }
    }

    private void scalar() {
        int start = at;
        while (at < stop && KINDS[line[at] & 0xFF] == PLAIN) {
            at++;
        }
        if (at == start) {
            throw error("expected a value");
        }
    }

    /** Steps over everything up to the bracket that belongs to the one here. */
    private void nested() {
        int depth = 0;
        int i = at;
        while (i < stop) {
            switch (KINDS[line[i++] & 0xFF]) {
                case OPEN -> depth++;
                case CLOSE -> {
                    depth--;
                    if (depth == 0) {
                        at = i;
                        return;
                    }
                }
                case QUOTE -> {
                    at = i;
                    string();
                    i = at;
                }
                case NEWLINE -> throw error(TOO_EARLY);
                default -> {
                    // Within a value.
                }
            }
        }
        throw error(TOO_EARLY);
    }

    /** From behind the quotation mark at its begin to behind that at its end. */
    private void string() {
        int i = at;
        while (i < stop) {
            byte c = line[i++];
            if (c == '"') {
                at = i;
                return;
            }
            if (c == '\\') {
                escape = true;
                i++;
            } else if (c == '\n') {
                break;
            }
        }
        throw error(TOO_EARLY);
    }

    private void skipSpace() {
        while (at < stop && line[at] == ' ') {
            at++;
        }
    }

    private byte peek() {
        if (at >= stop || line[at] == '\n') {
            throw error(TOO_EARLY);
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

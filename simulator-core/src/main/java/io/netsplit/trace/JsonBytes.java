package io.netsplit.trace;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Encodes JSON text into a reused array of bytes, without creating objects for what it writes. */
final class JsonBytes {
    private static final byte[] PAIRS = new byte[200];
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final int CACHE = 256;

    static {
        for (int i = 0; i < 100; i++) {
            PAIRS[2 * i] = (byte) ('0' + i / 10);
            PAIRS[2 * i + 1] = (byte) ('0' + i % 10);
        }
    }

    private final String[] cachedNames = new String[CACHE];
    private final byte[][] cachedKeys = new byte[CACHE][];
    private byte[] buffer = new byte[1 << 16];
    private int size;

    byte[] array() {
        return buffer;
    }

    int size() {
        return size;
    }

    void clear() {
        size = 0;
    }

    JsonBytes raw(byte[] bytes) {
        ensure(bytes.length);
        System.arraycopy(bytes, 0, buffer, size, bytes.length);
        size += bytes.length;
        return this;
    }

    JsonBytes raw(char c) {
        ensure(1);
        buffer[size++] = (byte) c;
        return this;
    }

    /** {@code "name":}, encoded once and remembered. */
    JsonBytes key(String name) {
        int slot = name.hashCode() & (CACHE - 1);
        if (!name.equals(cachedNames[slot])) {
            cachedNames[slot] = name;
            cachedKeys[slot] = ("\"" + name + "\":").getBytes(StandardCharsets.UTF_8);
        }
        return raw(cachedKeys[slot]);
    }

    JsonBytes number(long value) {
        ensure(20);
        if (value < 0) {
            if (value == Long.MIN_VALUE) {
                return raw("-9223372036854775808".getBytes(StandardCharsets.US_ASCII));
            }
            buffer[size++] = '-';
            value = -value;
        }
        int end = size + digits(value);
        int at = end;
        long rest = value;
        while (rest >= 100) {
            long next = rest / 100;
            int pair = (int) (rest - next * 100) << 1;
            rest = next;
            buffer[--at] = PAIRS[pair + 1];
            buffer[--at] = PAIRS[pair];
        }
        if (rest >= 10) {
            buffer[--at] = PAIRS[((int) rest << 1) + 1];
            buffer[--at] = PAIRS[(int) rest << 1];
        } else {
            buffer[--at] = (byte) ('0' + rest);
        }
        size = end;
        return this;
    }

    JsonBytes bool(boolean value) {
        return raw(value ? TRUE : FALSE);
    }

    /** A quoted string, escaped where it must be. */
    JsonBytes string(String text) {
        int length = text.length();
        ensure(6 * length + 2);
        buffer[size++] = '"';
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c >= 0x20 && c < 0x7F && c != '"' && c != '\\') {
                buffer[size++] = (byte) c;
            } else if (c < 0x80) {
                escape(c);
            } else {
                i += multiByte(text, i);
            }
        }
        buffer[size++] = '"';
        return this;
    }

    private void escape(char c) {
        buffer[size++] = '\\';
        switch (c) {
            case '"', '\\' -> buffer[size++] = (byte) c;
            case '\n' -> buffer[size++] = 'n';
            case '\r' -> buffer[size++] = 'r';
            case '\t' -> buffer[size++] = 't';
            default -> unicode(c);
        }
    }

    private void unicode(char c) {
        buffer[size++] = 'u';
        for (int shift = 12; shift >= 0; shift -= 4) {
            buffer[size++] = HEX[(c >> shift) & 0xF];
        }
    }

    /** Writes the code point at {@code at} as UTF-8, a lone surrogate escaped; the number of further chars taken. */
    private int multiByte(String text, int at) {
        char c = text.charAt(at);
        if (!Character.isSurrogate(c)) {
            utf8(c);
            return 0;
        }
        if (Character.isHighSurrogate(c) && at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))) {
            utf8(text.codePointAt(at));
            return 1;
        }
        buffer[size++] = '\\';
        unicode(c);
        return 0;
    }

    private void utf8(int codePoint) {
        if (codePoint < 0x800) {
            buffer[size++] = (byte) (0xC0 | codePoint >> 6);
        } else {
            if (codePoint < 0x10000) {
                buffer[size++] = (byte) (0xE0 | codePoint >> 12);
            } else {
                buffer[size++] = (byte) (0xF0 | codePoint >> 18);
                buffer[size++] = (byte) (0x80 | (codePoint >> 12 & 0x3F));
            }
            buffer[size++] = (byte) (0x80 | (codePoint >> 6 & 0x3F));
        }
        buffer[size++] = (byte) (0x80 | (codePoint & 0x3F));
    }

    private void ensure(int more) {
        if (size + more > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, size + more));
        }
    }

    private static int digits(long value) {
        int count = 1;
        long bound = 10;
        while (count < 19 && value >= bound) {
            count++;
            bound *= 10;
        }
        return count;
    }

    private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);
}

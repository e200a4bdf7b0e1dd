package io.netsplit.history.format;

import io.netsplit.history.HistoryFormatException;
import java.io.IOException;
import java.io.InputStream;

/** Bytes one after the other, which know in which line and column they stand. */
final class Bytes {
    /** What {@link #peek} answers behind the last byte. */
    static final int END = -1;

    private static final int CHUNK = 1 << 16;
    private static final InputStream NOTHING = InputStream.nullInputStream();

    private final InputStream in;
    private byte[] chunk;
    private int at;
    private int end;
    private long line = 1;
    /** How many bytes of this line lie in chunks before this one, less those of this chunk before the line. */
    private long columnOffset;

    Bytes(InputStream in) {
        this.in = in;
        this.chunk = new byte[CHUNK];
    }

    /** One line, which is the given one of its file. */
    Bytes(byte[] text, int length, long line) {
        this.in = NOTHING;
        this.chunk = text;
        this.end = length;
        this.line = line;
    }

    /** The first bytes, of which none is taken: the whole first chunk, or all where there are fewer. */
    byte[] head() throws IOException {
        if (at != 0 || line != 1) {
            throw new IllegalStateException("the head is asked for first");
        }
        end = in.readNBytes(chunk, 0, chunk.length);
        return java.util.Arrays.copyOf(chunk, end);
    }

    /** The next byte, from 0 to 255, or {@link #END}. */
    int peek() throws IOException {
        return at < end || refill() ? chunk[at] & 0xff : END;
    }

    /** Takes the byte that {@link #peek} has answered. */
    void skip() {
        if (chunk[at++] == '\n') {
            line++;
            columnOffset = -at;
        }
    }

    int next() throws IOException {
        int next = peek();
        if (next != END) {
            skip();
        }
        return next;
    }

    private boolean refill() throws IOException {
        columnOffset += at;
        at = 0;
        end = Math.max(0, in.read(chunk, 0, chunk.length));
        return end > 0;
    }

    long line() {
        return line;
    }

    /** Where the next byte stands in its line, from 1; counted in bytes. */
    long column() {
        return columnOffset + at + 1;
    }

    /** What is wrong, at the next byte. */
    HistoryFormatException error(String what) {
        return new HistoryFormatException(line, column(), what);
    }

    /** Everything from the next byte on as a stream, for readers that count lines themselves. */
    InputStream rest() {
        return new java.io.SequenceInputStream(new java.io.ByteArrayInputStream(chunk, at, end - at), in);
    }
}

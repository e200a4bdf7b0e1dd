package io.netsplit.history.format;

import io.netsplit.history.HistoryFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

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

    /** A part of a line, which has this number in its file; nothing else of the array is changed or read. */
    Bytes(byte[] text, int from, int end, long line) {
        this.in = NOTHING;
        this.chunk = text;
        this.at = from;
        this.end = end;
        this.line = line;
    }

    /**
     * The first bytes, of which none is taken: the whole first chunk, or all where there are fewer. A mark of the order of
     * bytes before them is skipped.
     */
    byte[] head() throws IOException {
        if (at != 0 || line != 1) {
            throw new IllegalStateException("the head is asked for first");
        }
        end = in.readNBytes(chunk, 0, chunk.length);
        boolean marked = end >= 3 && chunk[0] == (byte) 0xef && chunk[1] == (byte) 0xbb && chunk[2] == (byte) 0xbf;
        at = marked ? 3 : 0;
        columnOffset = -at;
        return Arrays.copyOfRange(chunk, at, end);
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
        if (in == NOTHING) {
            return false;
        }
        columnOffset += at;
        at = 0;
        end = Math.max(0, in.read(chunk, 0, chunk.length));
        return end > 0;
    }

    /** Where the next byte stands in the array that was given. */
    int offset() {
        return at;
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

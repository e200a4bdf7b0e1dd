package io.netsplit.trace;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Reads lines of UTF-8 from a stream that may end anywhere. Unlike the JDK's readers it hands out everything that could be
 * decompressed before a damaged place.
 */
final class LineReader implements Closeable {
    /** Longest line in bytes. */
    static final int MAX_LINE = 1 << 24;

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private int next;
    private int end;

    LineReader(InputStream in) {
        this.in = in;
    }

    /** The next line without its newline, or null where the stream ends before one, or is damaged. */
    @Nullable
    String readLine() throws IOException {
        byte[] line = new byte[256];
        int length = 0;
        while (length < MAX_LINE) {
            if (next == end && !fill()) {
                return null;
            }
            int stop = next;
            while (stop < end && buffer[stop] != '\n') {
                stop++;
            }
            int more = stop - next;
            if (length + more > line.length) {
                line = Arrays.copyOf(line, Math.max(line.length * 2, length + more));
            }
            System.arraycopy(buffer, next, line, length, more);
            length += more;
            next = stop;
            if (stop < end) {
                next++;
                return new String(line, 0, length, StandardCharsets.UTF_8);
            }
        }
        throw new TraceException("a line is longer than " + MAX_LINE + " bytes");
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private boolean fill() throws IOException {
        try {
            end = Math.max(0, in.read(buffer));
        } catch (EOFException | ZipException e) {
            end = 0;
        }
        next = 0;
        return end > 0;
    }
}

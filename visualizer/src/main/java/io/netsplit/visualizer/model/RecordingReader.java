package io.netsplit.visualizer.model;

import io.netsplit.trace.TraceHeader;
import io.netsplit.trace.TraceReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/**
 * Opens a trace file. One that is no trace, or a newer one, is refused with a {@link io.netsplit.trace.TraceException}; one
 * that is cut off or damaged gives everything up to there, and the recording says where it ended.
 */
public final class RecordingReader {
    private static final int LINE_MAX = 1 << 24;

    private final String name;
    private final RecordingBuilder builder;
    private final LineFields fields = new LineFields();
    private byte[] buffer = new byte[1 << 18];
    private int filled;
    private boolean first = true;

    private RecordingReader(String name, TraceHeader header) {
        this.name = name;
        this.builder = new RecordingBuilder(header);
    }

    /** Reads the whole trace. */
    public static Recording read(Path file) throws IOException {
        TraceHeader header;
        try (TraceReader reader = TraceReader.open(file)) {
            header = reader.header();
        }
        RecordingReader reader = new RecordingReader(String.valueOf(file.getFileName()), header);
        try (InputStream raw = Files.newInputStream(file);
                InputStream in = decompressed(raw);
                ReadAhead ahead = new ReadAhead(in)) {
            reader.readAll(ahead);
        }
        return reader.builder.recording(false);
    }

    private static InputStream decompressed(InputStream raw) throws IOException {
        java.io.BufferedInputStream in = new java.io.BufferedInputStream(raw, 1 << 16);
        in.mark(2);
        boolean gzip = in.read() == 0x1F && in.read() == 0x8B;
        in.reset();
        return gzip ? new GZIPInputStream(in, 1 << 16) : in;
    }

    private void readAll(ReadAhead in) throws IOException {
        boolean more = true;
        while (more) {
            if (filled == buffer.length) {
                if (buffer.length >= LINE_MAX) {
                    stop("a line is longer than " + LINE_MAX + " bytes");
                    return;
                }
                buffer = Arrays.copyOf(buffer, buffer.length * 2);
            }
            int read = in.read(buffer, filled, buffer.length - filled);
            if (read <= 0) {
                break;
            }
            filled += read;
            more = takeLines();
        }
        if (!builder.ended() && builder.problem().isEmpty()) {
            builder.problem(name + " is cut off after event " + builder.events() + " (" + seconds()
                    + "): it has no end line. What was recorded up to there is shown.");
        }
    }

    /** Takes every whole line of the buffer; false at the end of the trace. */
    private boolean takeLines() {
        int whole = filled;
        while (whole > 0 && buffer[whole - 1] != '\n') {
            whole--;
        }
        int start = 0;
        while (start < whole) {
            int end = first ? lineEnd(start) : take(start, whole);
            if (end < 0) {
                return false;
            }
            first = false;
            start = end + 1;
        }
        System.arraycopy(buffer, start, buffer, 0, filled - start);
        filled -= start;
        return true;
    }

    private int lineEnd(int from) {
        int end = from;
        while (buffer[end] != '\n') {
            end++;
        }
        return end;
    }

    /** Takes the line that begins here and returns where it ends; -1 where there is nothing more to take. */
    private int take(int from, int to) {
        if (buffer[from] == '\n') {
            return from;
        }
        try {
            int end = fields.read(buffer, from, to);
            return builder.take(fields) ? end : -1;
        } catch (IllegalArgumentException e) {
            stop(String.valueOf(e.getMessage()));
            return -1;
        }
    }

    private void stop(String why) {
        builder.problem(name + " is damaged after event " + builder.events() + " (" + seconds() + "): " + why
                + ". What was recorded up to there is shown.");
    }

    private String seconds() {
        return String.format(Locale.ROOT, "%.3f s", builder.lastNs() / 1e9);
    }
}

package io.netsplit.trace;

import io.netsplit.json.Json;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a trace event by event, compressed or not. A file that is no trace, or a newer one, is refused when it is opened;
 * one that is cut off or damaged gives everything up to there, and {@link #problem} then says where it ended.
 */
public final class TraceReader implements EventSource, Closeable {
    /** Last line of a whole trace. */
    public record End(long timeNs, long events, String digest, String outcome) {}

    /** Settings of timers are there to be looked at, and no events of the run. */
    private static final String TIMER = "timer";

    private final String name;
    private final LineReader lines;
    private final TraceHeader header;
    private @Nullable End end;
    private String problem = "";
    private long events;
    private long line;
    private long lastNs;

    private TraceReader(String name, InputStream in) throws IOException {
        this.name = name;
        this.lines = new LineReader(decompress(name, in));
        this.header = readHeader();
    }

    /** Opens a trace file; a {@link TraceException} says why it cannot be read. */
    public static TraceReader open(Path file) throws IOException {
        return open(file, file.toString());
    }

    /** Opens a trace file, which messages call {@code name}. */
    public static TraceReader open(Path file, String name) throws IOException {
        InputStream in = Files.newInputStream(file);
        try {
            return new TraceReader(name, in);
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    /** Reads a trace from {@code in}, which messages call {@code name}. */
    public static TraceReader of(InputStream in, String name) throws IOException {
        return new TraceReader(name, in);
    }

    @Override
    public TraceHeader header() {
        return header;
    }

    /** The next event, or null at the end, which may be too early: see {@link #problem}. */
    @Override
    public @Nullable TraceEvent next() throws IOException {
        if (end != null || !problem.isEmpty()) {
            return null;
        }
        try {
            for (String text = readLine(); text != null; text = readLine()) {
                Map<String, @Nullable Object> fields = Json.object(text);
                if (!TIMER.equals(fields.get("e"))) {
                    return parse(fields);
                }
            }
            problem = name + " is cut off after event " + events + " (" + seconds(lastNs) + "): it has no end line";
            return null;
        } catch (IllegalArgumentException e) {
            problem = name + " is damaged after event " + events + " (" + seconds(lastNs) + "): " + e.getMessage();
            return null;
        }
    }

    private @Nullable String readLine() throws IOException {
        String text = lines.readLine();
        line += text == null ? 0 : 1;
        return text;
    }

    @Override
    public long line() {
        return line;
    }

    /** Events read so far. */
    public long events() {
        return events;
    }

    /** The end line, once {@link #next} has returned null and the trace is whole. */
    @Override
    public Optional<End> end() {
        return Optional.ofNullable(end);
    }

    /** Why the trace ended too early, for the user; empty where it did not. */
    @Override
    public String problem() {
        return problem;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    private @Nullable TraceEvent parse(Map<String, @Nullable Object> line) {
        long timeNs = number(line, "t");
        String kind = text(line, "e");
        if (kind.equals("end")) {
            end = new End(timeNs, number(line, "events"), text(line, "digest"), text(line, "outcome"));
            if (end.events() != events) {
                problem = name + " is damaged: its end line counts " + end.events() + " events, it has " + events;
            }
            return null;
        }
        TraceEvent event = TraceLines.event(timeNs, kind, line);
        events++;
        lastNs = timeNs;
        return event;
    }

    private TraceHeader readHeader() throws IOException {
        String text;
        try {
            text = readLine();
        } catch (IOException e) {
            throw new TraceException(notATrace() + ": " + e.getMessage());
        }
        if (text == null) {
            throw new TraceException(notATrace() + ": it is empty");
        }
        try {
            Map<String, @Nullable Object> fields = Json.object(text);
            if (!"netsplit-trace".equals(fields.get("format"))) {
                throw new TraceException(notATrace() + ": its first line does not say netsplit-trace");
            }
            long version = number(fields, "version");
            if (version < 1) {
                throw new TraceException(name + " says that it has trace format " + version
                        + ", which there has never been: formats are counted from 1. Its first line is damaged or was not "
                        + "written by netsplit; write the trace anew with 'netsplit run SCENARIO --trace'");
            }
            if (version > TraceHeader.VERSION) {
                throw new TraceException(name + " has trace format " + version + ", written by netsplit "
                        + fields.get("engine") + "; this one reads up to format " + TraceHeader.VERSION
                        + ". Use that version or a newer one");
            }
            return new TraceHeader(
                    text(fields, "engine"),
                    text(fields, "scenario"),
                    text(fields, "variant"),
                    number(fields, "seed"),
                    number(fields, "duration"),
                    texts(fields, "nodes"),
                    texts(fields, "clients"));
        } catch (IllegalArgumentException e) {
            throw new TraceException(notATrace() + ": its first line is not a header (" + e.getMessage() + ")");
        }
    }

    private String notATrace() {
        return name + " is not a netsplit trace";
    }

    private static InputStream decompress(String name, InputStream raw) throws IOException {
        BufferedInputStream in = new BufferedInputStream(raw, 1 << 16);
        in.mark(2);
        int first = in.read();
        int second = in.read();
        in.reset();
        if (first != 0x1F || second != 0x8B) {
            return in;
        }
        try {
            return new GZIPInputStream(in, 1 << 16);
        } catch (EOFException | ZipException e) {
            throw new TraceException(name + " is not a netsplit trace: its compression is damaged");
        }
    }

    static long number(Map<String, @Nullable Object> line, String field) {
        if (line.get(field) instanceof Long number) {
            return number;
        }
        throw new IllegalArgumentException("expected a whole number '" + field + "'");
    }

    static String text(Map<String, @Nullable Object> line, String field) {
        if (line.get(field) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("expected a text '" + field + "'");
    }

    private static List<String> texts(Map<String, @Nullable Object> line, String field) {
        if (line.get(field) instanceof List<?> list) {
            return list.stream().map(String::valueOf).toList();
        }
        throw new IllegalArgumentException("expected a list '" + field + "'");
    }

    private static String seconds(long timeNs) {
        return timeNs / 1_000_000_000 + "."
                + String.valueOf(1_000 + timeNs / 1_000_000 % 1_000).substring(1) + " s";
    }
}

package io.netsplit.history;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Writes a history as JSON Lines, UTF-8: one operation a line, in order of invocation. The fields stand in this order, and
 * one with nothing to say is left out:
 *
 * <ul>
 *   <li>{@code op}: the operation's index; {@code process}; {@code client}, from 0
 *   <li>{@code function}, {@code key}, {@code input}
 *   <li>{@code invoked}: nanoseconds since the start of the run
 *   <li>{@code completion}: "ok", "fail", "info" or "open"; {@code completed}: nanoseconds; {@code output}
 *   <li>{@code node}: address of the node that answered; {@code error}
 * </ul>
 *
 * Values are whole numbers, strings, true, false, null, or lists of these; the input of a cas is an object of
 * {@code expected} and {@code update}. {@link HistoryReader} reads back the same history.
 */
public final class HistoryWriter {
    private HistoryWriter() {}

    /** Writes all operations and flushes; {@code out} stays open. */
    public static void write(History history, OutputStream out) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
        StringBuilder line = new StringBuilder();
        for (Operation operation : history.operations()) {
            line.setLength(0);
            append(line, operation);
            writer.append(line).append('\n');
        }
        writer.flush();
    }

    private static void append(StringBuilder line, Operation operation) {
        line.append("{\"op\":").append(operation.index());
        line.append(",\"process\":").append(operation.process());
        if (operation.client() != Operation.NO_CLIENT) {
            line.append(",\"client\":").append(operation.client());
        }
        field(line, "function", operation.function());
        field(line, "key", operation.key());
        field(line, "input", operation.input());
        line.append(",\"invoked\":").append(operation.invokedNs());
        field(line, "completion", operation.completion().name().toLowerCase(Locale.ROOT));
        if (operation.completion() != Completion.OPEN) {
            line.append(",\"completed\":").append(operation.completedNs());
        }
        field(line, "output", operation.output());
        if (operation.answeredBy() >= 0) {
            line.append(",\"node\":").append(operation.answeredBy());
        }
        field(line, "error", operation.error().isEmpty() ? null : operation.error());
        line.append('}');
    }

    private static void field(StringBuilder line, String name, @Nullable Object value) {
        if (value != null) {
            line.append(",\"").append(name).append("\":");
            value(line, value);
        }
    }

    private static void value(StringBuilder line, @Nullable Object value) {
        if (value == null || value instanceof Long || value instanceof Boolean) {
            line.append(value);
        } else if (value instanceof String text) {
            string(line, text);
        } else if (value instanceof List<?> list) {
            list(line, list);
        } else if (value instanceof Cas cas) {
            line.append("{\"expected\":");
            value(line, cas.expected());
            line.append(",\"update\":");
            value(line, cas.update());
            line.append('}');
        } else {
            throw new IllegalArgumentException("a history holds no value of " + value.getClass() + ": " + value);
        }
    }

    private static void list(StringBuilder line, List<?> list) {
        char before = '[';
        for (Object element : list) {
            line.append(before);
            value(line, element);
            before = ',';
        }
        line.append(list.isEmpty() ? "[]" : "]");
    }

    private static void string(StringBuilder line, String text) {
        line.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                line.append('\\').append(c);
            } else if (c < ' ' || Character.isSurrogate(c)) {
                line.append("\\u").append(Integer.toHexString(0x10000 + c).substring(1));
            } else {
                line.append(c);
            }
        }
        line.append('"');
    }
}

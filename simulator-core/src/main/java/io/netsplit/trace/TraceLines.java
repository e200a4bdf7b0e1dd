package io.netsplit.trace;

import static io.netsplit.trace.TraceReader.number;
import static io.netsplit.trace.TraceReader.text;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Turns the fields of one line into the event that they describe. */
final class TraceLines {
    private TraceLines() {}

    static TraceEvent event(long timeNs, String kind, Map<String, @Nullable Object> line) {
        return switch (kind) {
            case "send" ->
                new TraceEvent.MessageSent(
                        timeNs,
                        number(line, "id"),
                        whole(line, "from"),
                        whole(line, "to"),
                        text(line, "type"),
                        fields(line));
            case "deliver" ->
                new TraceEvent.MessageDelivered(
                        timeNs,
                        number(line, "id"),
                        whole(line, "from"),
                        whole(line, "to"),
                        orEmpty(line, "type"),
                        fields(line));
            case "drop" ->
                new TraceEvent.MessageDropped(
                        timeNs, number(line, "id"), whole(line, "from"), whole(line, "to"), text(line, "why"));
            case "node" ->
                new TraceEvent.NodeChanged(timeNs, whole(line, "node"), text(line, "change"), text(line, "detail"));
            case "protocol" -> new TraceEvent.Protocol(timeNs, whole(line, "node"), text(line, "type"), fields(line));
            case "fault" -> new TraceEvent.FaultStarted(timeNs, text(line, "name"), text(line, "detail"));
            case "heal" -> new TraceEvent.FaultEnded(timeNs, text(line, "name"));
            case "invoke" -> invoked(timeNs, line);
            case "complete" -> completed(timeNs, line);
            default -> throw new IllegalArgumentException("no event is called '" + kind + "'");
        };
    }

    private static TraceEvent invoked(long timeNs, Map<String, @Nullable Object> line) {
        return new TraceEvent.OperationInvoked(
                timeNs,
                number(line, "op"),
                whole(line, "process"),
                whole(line, "client"),
                text(line, "function"),
                line.get("key"),
                line.get("input"));
    }

    private static TraceEvent completed(long timeNs, Map<String, @Nullable Object> line) {
        return new TraceEvent.OperationCompleted(
                timeNs,
                number(line, "op"),
                whole(line, "process"),
                text(line, "completion"),
                line.get("output"),
                orEmpty(line, "error"),
                line.containsKey("node") ? whole(line, "node") : -1);
    }

    private static int whole(Map<String, @Nullable Object> line, String field) {
        long value = number(line, field);
        if (value != (int) value) {
            throw new IllegalArgumentException("'" + field + "' is out of range");
        }
        return (int) value;
    }

    private static String orEmpty(Map<String, @Nullable Object> line, String field) {
        return line.containsKey(field) ? text(line, field) : "";
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> fields(Map<String, @Nullable Object> line) {
        Object fields = line.get("f");
        if (fields == null) {
            return new LinkedHashMap<>();
        }
        if (fields instanceof Map<?, ?> map) {
            map.values().removeIf(Objects::isNull);
            return (Map<String, Object>) map;
        }
        throw new IllegalArgumentException("expected an object 'f'");
    }
}

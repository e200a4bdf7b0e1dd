package io.netsplit.trace;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of a line, by the names that they have in the file; what {@link TraceReader} reads. Without the empty ones. */
final class TraceFields {
    private static final String HELD = "f.";

    private final Map<String, @Nullable Object> fields = new LinkedHashMap<>();

    private TraceFields() {}

    static Map<String, @Nullable Object> of(TraceEvent event) {
        TraceFields all = new TraceFields();
        all.fields.put("t", event.timeNs());
        all.add(event);
        all.fields.values().removeIf(value -> value == null || value.equals(""));
        return all.fields;
    }

    static Map<String, @Nullable Object> of(TraceReader.End end) {
        TraceFields all = new TraceFields();
        all.fields.put("t", end.timeNs());
        all.kind("end").put("events", end.events());
        all.fields.put("digest", end.digest());
        all.fields.put("outcome", end.outcome());
        return all.fields;
    }

    /** True for what a message or an event of a protocol holds. */
    static boolean isHeld(String field) {
        return field.startsWith(HELD);
    }

    private void add(TraceEvent event) {
        if (event instanceof TraceEvent.MessageSent sent) {
            message("send", sent.id(), sent.from(), sent.to()).put("type", sent.type());
            hold(sent.fields());
        } else if (event instanceof TraceEvent.MessageDelivered delivered) {
            message("deliver", delivered.id(), delivered.from(), delivered.to()).put("type", delivered.type());
            hold(delivered.fields());
        } else if (event instanceof TraceEvent.MessageDropped dropped) {
            message("drop", dropped.id(), dropped.from(), dropped.to()).put("why", dropped.why());
        } else if (event instanceof TraceEvent.NodeChanged changed) {
            kind("node").put("node", changed.node());
            fields.put("change", changed.change());
            fields.put("detail", changed.detail());
        } else if (event instanceof TraceEvent.Protocol protocol) {
            kind("protocol").put("node", protocol.node());
            fields.put("type", protocol.type());
            hold(protocol.fields());
        } else if (event instanceof TraceEvent.FaultStarted fault) {
            kind("fault").put("name", fault.name());
            fields.put("detail", fault.detail());
        } else if (event instanceof TraceEvent.FaultEnded fault) {
            kind("heal").put("name", fault.name());
        } else if (event instanceof TraceEvent.OperationInvoked invoked) {
            invocation(invoked);
        } else {
            completion((TraceEvent.OperationCompleted) event);
        }
    }

    private Map<String, @Nullable Object> kind(String word) {
        fields.put("e", word);
        return fields;
    }

    private Map<String, @Nullable Object> message(String word, long id, int from, int to) {
        kind(word).put("id", id);
        fields.put("from", from);
        fields.put("to", to);
        return fields;
    }

    private void invocation(TraceEvent.OperationInvoked event) {
        kind("invoke").put("op", event.index());
        fields.put("process", event.process());
        fields.put("client", event.client());
        fields.put("function", event.function());
        fields.put("key", event.key());
        fields.put("input", event.input());
    }

    private void completion(TraceEvent.OperationCompleted event) {
        kind("complete").put("op", event.index());
        fields.put("process", event.process());
        fields.put("completion", event.completion());
        fields.put("output", event.output());
        fields.put("error", event.error());
        fields.put("node", event.node() < 0 ? null : event.node());
    }

    private void hold(Map<String, Object> held) {
        held.forEach((name, value) -> fields.put(HELD + name, value));
    }
}

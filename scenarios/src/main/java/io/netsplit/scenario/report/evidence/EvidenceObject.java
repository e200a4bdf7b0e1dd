package io.netsplit.scenario.report.evidence;

import io.netsplit.check.Phrases;
import io.netsplit.check.linearizability.Verdict;
import io.netsplit.check.linearizability.Violation;
import io.netsplit.history.Completion;
import io.netsplit.history.Operation;
import io.netsplit.scenario.report.JsonWriter;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The value of {@code "evidence"} in the output for machines: null where there is none, else an object whose fields always
 * stand in the same order. docs/checks.md lists them.
 */
public final class EvidenceObject {
    private static final int ORDER_MAX = 100;

    private EvidenceObject() {}

    /** Writes the value; the key before it is the caller's. */
    public static void write(JsonWriter json, Exhibit exhibit) throws IOException {
        Verdict verdict = exhibit.verdict();
        Violation violation = verdict.violation();
        if (violation == null) {
            json.nullValue();
            return;
        }
        boolean timed = exhibit.history().positionWord().isEmpty();
        json.beginObject().put("sentence", violation.sentence()).key("key");
        value(json, violation.key());
        json.put("times", timed ? "nanoseconds" : exhibit.history().positionWord());
        json.put("time", violation.timeNs())
                .put("stuck", violation.stuck().index())
                .put("minimal", violation.minimal());
        startOf(json, violation);
        operations(json, "operations", violation.evidence().operations());
        List<Operation> order = violation.longestPrefix();
        json.put("linearizable-prefix", order.size()).put("state-after-prefix", Views.state(violation));
        json.key("last-placed").inline().beginArray();
        for (Operation operation : order.subList(Math.max(0, order.size() - ORDER_MAX), order.size())) {
            json.value(operation.index());
        }
        json.endArray().endObject();
    }

    private static void startOf(JsonWriter json, Violation violation) throws IOException {
        Operation start = violation.start();
        json.key("start");
        if (start == null) {
            json.nullValue();
        } else {
            json.value(start.index());
        }
    }

    private static void operations(JsonWriter json, String key, List<Operation> operations) throws IOException {
        json.key(key).beginArray();
        for (Operation operation : operations) {
            json.inline().beginObject().put("op", operation.index());
            json.put("process", operation.process()).put("client", Phrases.client(operation));
            json.put("function", operation.function()).key("input");
            value(json, operation.input());
            json.key("output");
            value(json, operation.output());
            json.put("completion", operation.completion().name().toLowerCase(java.util.Locale.ROOT));
            json.put("invoked", operation.invokedNs()).key("completed");
            if (operation.completion() == Completion.OPEN) {
                json.nullValue();
            } else {
                json.value(operation.completedNs());
            }
            json.endObject();
        }
        json.endArray();
    }

    /** Values as the history's own lines write them. */
    private static void value(JsonWriter json, @Nullable Object value) throws IOException {
        if (value == null) {
            json.nullValue();
        } else if (value instanceof Long number) {
            json.value(number);
        } else if (value instanceof Boolean flag) {
            json.value(flag);
        } else if (value instanceof io.netsplit.history.Cas cas) {
            json.beginObject().key("expected");
            value(json, cas.expected());
            json.key("update");
            value(json, cas.update());
            json.endObject();
        } else if (value instanceof java.util.Collection<?> elements) {
            json.beginArray();
            for (Object element : elements) {
                value(json, element);
            }
            json.endArray();
        } else {
            json.value(value.toString());
        }
    }
}

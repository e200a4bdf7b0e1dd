package io.netsplit.scenario.report;

import io.netsplit.trace.Change;
import io.netsplit.trace.Divergence;
import io.netsplit.trace.TraceHeader;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where two runs part, for machines. Fields of events have the names and values that they have in a trace. */
public final class DivergenceJson {
    /**
     * One of the runs.
     *
     * @param trace its file, as the user can name it
     */
    public record Run(String trace, TraceHeader header) {}

    private final JsonWriter json;

    private DivergenceJson(JsonWriter json) {
        this.json = json;
    }

    public static String of(Divergence divergence, Run one, Run other) throws IOException {
        StringBuilder text = new StringBuilder();
        new DivergenceJson(JsonWriter.pretty(text)).write(divergence, one, other);
        return text.toString();
    }

    private void write(Divergence divergence, Run one, Run other) throws IOException {
        json.beginObject()
                .put("answer", divergence.answer().name().toLowerCase(Locale.ROOT))
                .put("common-events", divergence.common())
                .put("common-ns", divergence.commonNs());
        changes("headers", divergence.headers());
        changes("changes", divergence.changes());
        side("a", one, divergence.one());
        side("b", other, divergence.other());
        json.endObject().end();
    }

    private void changes(String key, List<Change> changes) throws IOException {
        json.key(key).beginArray();
        for (Change change : changes) {
            json.inline().beginObject().put("field", change.field());
            value("a", change.one());
            value("b", change.other());
            json.endObject();
        }
        json.endArray();
    }

    private void side(String key, Run run, Divergence.Side side) throws IOException {
        TraceHeader header = run.header();
        json.key(key)
                .beginObject()
                .put("trace", run.trace())
                .put("engine", header.engine())
                .put("scenario", header.scenario())
                .put("variant", header.variant())
                .put("seed", header.seed())
                .put("line", side.line());
        json.key("next");
        if (side.stops()) {
            json.nullValue();
        } else {
            json.inline();
            object(side.fields());
        }
        if (!side.problem().isEmpty()) {
            json.put("problem", side.problem());
        }
        json.endObject();
    }

    private void value(String key, @Nullable Object value) throws IOException {
        json.key(key);
        value(value);
    }

    private void value(@Nullable Object value) throws IOException {
        if (value == null) {
            json.nullValue();
        } else if (value instanceof Map<?, ?> map) {
            object(map);
        } else if (value instanceof List<?> list) {
            json.beginArray();
            for (Object element : list) {
                value(element);
            }
            json.endArray();
        } else if (value instanceof Boolean flag) {
            json.value(flag.booleanValue());
        } else if (value instanceof Double || value instanceof Float) {
            json.value(((Number) value).doubleValue());
        } else if (value instanceof Number number) {
            json.value(number.longValue());
        } else {
            json.value(String.valueOf(value));
        }
    }

    private void object(Map<?, ?> map) throws IOException {
        json.beginObject();
        for (Map.Entry<?, ?> field : map.entrySet()) {
            value(String.valueOf(field.getKey()), field.getValue());
        }
        json.endObject();
    }
}

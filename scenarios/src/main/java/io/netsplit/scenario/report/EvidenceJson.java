package io.netsplit.scenario.report;

import io.netsplit.scenario.result.AvailabilitySeries;
import io.netsplit.scenario.result.Inconsistency;
import io.netsplit.scenario.result.MessageView;
import io.netsplit.scenario.result.OperationView;
import io.netsplit.scenario.result.RunDetail;
import io.netsplit.scenario.result.RunSummary;
import io.netsplit.scenario.result.SweepResult;
import io.netsplit.scenario.result.VariantResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes what pictures are drawn from: series, operations, and {@code details.json} with the most telling run of each variant,
 * from which {@code netsplit report} draws the page again.
 */
public final class EvidenceJson {
    private EvidenceJson() {}

    /** {@code details.json}. */
    public static String details(SweepResult result) {
        StringBuilder text = new StringBuilder();
        try {
            JsonWriter json = JsonWriter.compact(text).beginObject().put("details-format", SummaryJson.FORMAT);
            json.key("variants").beginArray();
            for (VariantResult variant : result.variants()) {
                json.beginObject().put("name", variant.name()).key("detail");
                detail(json, variant.detail());
                ChartsJson.write(json, variant.charts());
                json.endObject();
            }
            json.endArray().endObject().end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** Buckets are equally long; the last one may be cut short by the end of the run. */
    static void availability(JsonWriter json, RunSummary run) throws IOException {
        json.key("availability").beginArray();
        for (AvailabilitySeries series : run.availability()) {
            List<AvailabilitySeries.Bucket> buckets = series.buckets();
            AvailabilitySeries.Bucket none = new AvailabilitySeries.Bucket(0, 0, 0, 0);
            AvailabilitySeries.Bucket first = buckets.isEmpty() ? none : buckets.get(0);
            AvailabilitySeries.Bucket last = buckets.isEmpty() ? none : buckets.get(buckets.size() - 1);
            json.beginObject()
                    .put("side", series.side())
                    .put("start-ns", first.startNs())
                    .put("end-ns", last.endNs())
                    .put("bucket-ns", first.endNs() - first.startNs());
            json.key("ok").inline().beginArray();
            for (AvailabilitySeries.Bucket bucket : buckets) {
                json.value(bucket.ok());
            }
            json.endArray().key("invoked").inline().beginArray();
            for (AvailabilitySeries.Bucket bucket : buckets) {
                json.value(bucket.invoked());
            }
            json.endArray().endObject();
        }
        json.endArray();
    }

    static void inconsistency(JsonWriter json, @Nullable Inconsistency found) throws IOException {
        json.key("inconsistency");
        if (found == null) {
            json.nullValue();
            return;
        }
        json.beginObject()
                .put("model", found.model())
                .put("key", found.key())
                .put("sentence", found.sentence())
                .put("stuck", found.stuck());
        operations(json, found.operations());
        json.key("dependencies").beginArray();
        for (Inconsistency.DependencyView dependency : found.dependencies()) {
            json.inline()
                    .beginObject()
                    .put("earlier", dependency.earlier())
                    .put("later", dependency.later())
                    .put("kind", dependency.kind())
                    .put("text", dependency.text())
                    .endObject();
        }
        json.endArray().endObject();
    }

    private static void operations(JsonWriter json, List<OperationView> operations) throws IOException {
        json.key("operations").beginArray();
        for (OperationView operation : operations) {
            json.inline()
                    .beginObject()
                    .put("index", operation.index())
                    .put("client", operation.client())
                    .put("process", operation.process())
                    .put("function", operation.function())
                    .put("key", operation.key())
                    .put("input", operation.input())
                    .put("output", operation.output())
                    .put("completion", SummaryJson.lower(operation.completion()))
                    .put("invoked-ns", operation.invokedNs())
                    .put("completed-ns", operation.completedNs())
                    .put("error", operation.error())
                    .endObject();
        }
        json.endArray();
    }

    private static void detail(JsonWriter json, @Nullable RunDetail detail) throws IOException {
        if (detail == null) {
            json.nullValue();
            return;
        }
        json.beginObject().key("run").beginObject();
        SummaryJson.run(json, detail.summary());
        json.endObject().put("reason", detail.reason());
        texts(json, "nodes", detail.nodes());
        texts(json, "clients", detail.clients());
        json.put("trace", detail.traceFile())
                .put("focus-ns", detail.focusNs())
                .put("focus", detail.focusText())
                .put("window-start-ns", detail.windowStartNs())
                .put("window-end-ns", detail.windowEndNs());
        SummaryJson.roles(json, "roles", detail.roles());
        states(json, detail);
        messages(json, detail.messages());
        json.put("messages-left-out", detail.messagesLeftOut());
        operations(json, detail.operations());
        json.put("operations-left-out", detail.operationsLeftOut());
        latency(json, detail);
        json.endObject();
    }

    private static void texts(JsonWriter json, String key, List<String> texts) throws IOException {
        json.key(key).beginArray();
        for (String text : texts) {
            json.value(text);
        }
        json.endArray();
    }

    private static void states(JsonWriter json, RunDetail detail) throws IOException {
        json.key("states").beginArray();
        for (RunDetail.NodeState state : detail.states()) {
            json.beginObject()
                    .put("node", state.node())
                    .put("state", state.state())
                    .put("start-ns", state.startNs())
                    .put("end-ns", state.endNs())
                    .endObject();
        }
        json.endArray().key("marks").beginArray();
        for (RunDetail.Mark mark : detail.marks()) {
            json.beginObject()
                    .put("time-ns", mark.timeNs())
                    .put("node", mark.node())
                    .put("kind", mark.kind())
                    .put("text", mark.text())
                    .endObject();
        }
        json.endArray();
    }

    private static void messages(JsonWriter json, List<MessageView> messages) throws IOException {
        json.key("messages").beginArray();
        for (MessageView message : messages) {
            json.beginObject()
                    .put("id", message.id())
                    .put("from", message.from())
                    .put("to", message.to())
                    .put("type", message.type())
                    .put("text", message.text())
                    .put("sent-ns", message.sentNs())
                    .put("end-ns", message.endNs())
                    .put("fate", message.fate())
                    .endObject();
        }
        json.endArray();
    }

    private static void latency(JsonWriter json, RunDetail detail) throws IOException {
        json.key("latency").beginArray();
        for (RunDetail.LatencyBucket bucket : detail.latency()) {
            json.beginObject()
                    .put("start-ns", bucket.startNs())
                    .put("end-ns", bucket.endNs())
                    .put("count", bucket.count())
                    .put("p50-ns", bucket.p50Ns())
                    .put("p99-ns", bucket.p99Ns())
                    .put("max-ns", bucket.maxNs())
                    .endObject();
        }
        json.endArray();
    }
}

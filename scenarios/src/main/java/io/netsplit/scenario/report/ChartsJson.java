package io.netsplit.scenario.report;

import io.netsplit.scenario.result.VariantCharts;
import io.netsplit.scenario.result.VariantCharts.CurvePoint;
import io.netsplit.scenario.result.VariantCharts.ServerSeries;
import io.netsplit.scenario.result.VariantCharts.Step;
import java.io.IOException;
import java.util.List;

/** What is drawn of a variant over all its runs, in {@code details.json}: written, and read back. Batches are not drawn. */
final class ChartsJson {
    private ChartsJson() {}

    static void write(JsonWriter json, VariantCharts charts) throws IOException {
        json.key("charts")
                .beginObject()
                .put("runs", charts.runs())
                .put("fairness", charts.fairness())
                .key("curve")
                .beginArray();
        for (CurvePoint point : charts.curve()) {
            json.beginObject()
                    .put("share", point.share())
                    .put("latency-ns", point.latencyNs())
                    .endObject();
        }
        json.endArray().key("over-time").beginArray();
        for (Step step : charts.overTime()) {
            json.beginObject()
                    .put("start-ns", step.startNs())
                    .put("end-ns", step.endNs())
                    .put("count", step.count())
                    .put("mean-ns", step.meanNs())
                    .put("p50-ns", step.p50Ns())
                    .put("p99-ns", step.p99Ns())
                    .endObject();
        }
        json.endArray().key("servers").beginArray();
        for (ServerSeries server : charts.servers()) {
            server(json, server);
        }
        json.endArray().endObject();
    }

    private static void server(JsonWriter json, ServerSeries server) throws IOException {
        json.beginObject()
                .put("name", server.name())
                .put("utilisation", server.utilisation())
                .put("step-ns", server.stepNs())
                .key("queue")
                .beginArray();
        for (double length : server.queue()) {
            json.value(StrictMath.rint(length * 1000) / 1000);
        }
        json.endArray().endObject();
    }

    static VariantCharts read(JsonNode variant) {
        if (!variant.has("charts")) { // written before there were any
            return VariantCharts.NONE;
        }
        JsonNode charts = variant.object("charts");
        return new VariantCharts(
                charts.small("runs"),
                charts.list("curve", point -> new CurvePoint(point.number("share"), point.whole("latency-ns"))),
                charts.list("over-time", ChartsJson::step),
                charts.list("servers", ChartsJson::server),
                charts.number("fairness"),
                List.of(),
                0);
    }

    private static Step step(JsonNode node) {
        return new Step(
                node.whole("start-ns"),
                node.whole("end-ns"),
                node.whole("count"),
                node.number("mean-ns"),
                node.whole("p50-ns"),
                node.whole("p99-ns"));
    }

    private static ServerSeries server(JsonNode node) {
        return new ServerSeries(
                node.text("name"), node.number("utilisation"), node.whole("step-ns"), node.decimals("queue"));
    }
}

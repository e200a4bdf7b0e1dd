package io.netsplit.scenario.report;

import io.netsplit.scenario.result.AssertionResult;
import io.netsplit.scenario.result.FaultInterval;
import io.netsplit.scenario.result.Latency;
import io.netsplit.scenario.result.Reached;
import io.netsplit.scenario.result.RoleInterval;
import io.netsplit.scenario.result.RunSummary;
import io.netsplit.scenario.result.ScorecardRow;
import io.netsplit.scenario.result.SplitBrain;
import io.netsplit.scenario.result.SweepResult;
import io.netsplit.scenario.result.VariantResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;

/**
 * Writes {@code summary.json}: every run with its digest, metrics and verdicts. Keys are stable within a format version, and
 * nothing in it depends on the machine or the moment. Times are virtual nanoseconds, as the keys say.
 */
public final class SummaryJson {
    /** Version of the file's shape; it grows when a key is removed or changes its meaning. */
    static final int FORMAT = 1;

    private SummaryJson() {}

    public static String of(SweepResult result) {
        StringBuilder text = new StringBuilder();
        try {
            JsonWriter json = JsonWriter.pretty(text).beginObject();
            write(json, result);
            json.endObject().end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** One run on one line, for files of many runs. */
    public static String line(RunSummary run) {
        StringBuilder text = new StringBuilder();
        try {
            JsonWriter json = JsonWriter.compact(text).beginObject();
            run(json, run);
            json.endObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** Several results in one file, for {@code --json}. */
    public static String of(java.util.List<SweepResult> results) {
        StringBuilder text = new StringBuilder();
        try {
            JsonWriter json = JsonWriter.pretty(text).beginObject().put("summary-format", FORMAT);
            json.key("scenarios").beginArray();
            for (SweepResult result : results) {
                json.beginObject();
                write(json, result);
                json.endObject();
            }
            json.endArray().endObject().end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void write(JsonWriter json, SweepResult result) throws IOException {
        json.put("summary-format", FORMAT)
                .put("scenario", result.scenario())
                .put("title", result.title())
                .put("hypothesis", result.hypothesis())
                .put("file", result.file())
                .put("engine", result.engine())
                .put("result", lower(result.exit()))
                .put("exit-code", result.exit().code())
                .put("interrupted", result.interrupted())
                .put("duration-ns", result.durationNs())
                .put("warmup-ns", result.warmupNs());
        json.key("seeds").inline().beginArray();
        for (long seed : result.seeds()) {
            json.value(seed);
        }
        json.endArray().key("variants").beginArray();
        for (VariantResult variant : result.variants()) {
            variant(json, variant);
        }
        json.endArray();
    }

    private static void variant(JsonWriter json, VariantResult variant) throws IOException {
        json.beginObject().put("name", variant.name()).put("canary", variant.canary());
        json.key("assertions").beginArray();
        for (AssertionResult assertion : variant.assertions()) {
            assertion(json, assertion);
        }
        json.endArray().key("reached").beginArray();
        for (Reached state : variant.reached()) {
            json.inline()
                    .beginObject()
                    .put("name", state.name())
                    .put("runs", state.runs())
                    .put("of", state.of())
                    .put("total", state.total())
                    .endObject();
        }
        json.endArray().key("runs").beginArray();
        for (RunSummary run : variant.runs()) {
            json.beginObject();
            run(json, run);
            json.endObject();
        }
        json.endArray().endObject();
    }

    private static void assertion(JsonWriter json, AssertionResult assertion) throws IOException {
        json.beginObject()
                .put("kind", assertion.kind().word())
                .put("text", assertion.text())
                .put("window", assertion.window())
                .put("filter", assertion.filter())
                .put("name", assertion.name())
                .put("source", assertion.source())
                .put("line", assertion.line())
                .put("column", assertion.column())
                .put("expect-fail", assertion.expectFail())
                .put("because", assertion.because())
                .put("holds", lower(assertion.holds()))
                .put("verdict", lower(assertion.verdict()))
                .put("measured", assertion.measured())
                .put("worst", assertion.worst());
        orNull(json, "worst-seed", assertion.worstSeed());
        json.put("unit", assertion.unit());
        orNull(json, "first-failing-seed", assertion.firstFailingSeed());
        json.key("evidence").beginArray();
        for (String sentence : assertion.evidence()) {
            json.value(sentence);
        }
        json.endArray().key("seeds").beginArray();
        for (AssertionResult.SeedResult seed : assertion.seeds()) {
            json.inline()
                    .beginObject()
                    .put("seed", seed.seed())
                    .put("holds", lower(seed.holds()))
                    .put("value", seed.value())
                    .put("sentence", seed.sentence())
                    .put("time-ns", seed.timeNs())
                    .endObject();
        }
        json.endArray().endObject();
    }

    /** The fields of one run, into an object that is already open. */
    static void run(JsonWriter json, RunSummary run) throws IOException {
        json.put("variant", run.variant())
                .put("seed", run.seed())
                .put("digest", run.digest())
                .put("outcome", lower(run.outcome()))
                .put("events", run.events())
                .put("simulated-ns", run.simulatedNs())
                .put("operations", run.operations());
        json.key("metrics").beginObject();
        for (Map.Entry<String, Double> metric : run.metrics().entrySet()) {
            json.put(metric.getKey(), metric.getValue());
        }
        json.endObject().key("counters").inline().beginObject();
        for (Map.Entry<String, Long> counter : run.counters().entrySet()) {
            json.put(counter.getKey(), counter.getValue());
        }
        json.endObject();
        json.put("epoch-word", run.epochWord());
        roles(json, "leaders", run.leaders());
        json.key("faults").beginArray();
        for (FaultInterval fault : run.faults()) {
            json.inline()
                    .beginObject()
                    .put("name", fault.name())
                    .put("detail", fault.detail())
                    .put("start-ns", fault.startNs())
                    .put("end-ns", fault.endNs())
                    .endObject();
        }
        json.endArray();
        splitBrains(json, run);
        latencies(json, run);
        EvidenceJson.availability(json, run);
        EvidenceJson.inconsistency(json, run.inconsistency());
        scorecard(json, run);
    }

    private static void scorecard(JsonWriter json, RunSummary run) throws IOException {
        if (run.scorecard().isEmpty()) {
            return;
        }
        json.key("scorecard").beginArray();
        for (ScorecardRow row : run.scorecard()) {
            json.inline()
                    .beginObject()
                    .put("interval", row.interval())
                    .put("start-ns", row.startNs())
                    .put("end-ns", row.endNs())
                    .put("majority", row.majority())
                    .put("minority", row.minority())
                    .put("p50-ns", row.p50Ns())
                    .put("p99-ns", row.p99Ns())
                    .put("consistency", row.consistency())
                    .endObject();
        }
        json.endArray();
    }

    static void roles(JsonWriter json, String key, java.util.List<RoleInterval> roles) throws IOException {
        json.key(key).beginArray();
        for (RoleInterval role : roles) {
            json.inline()
                    .beginObject()
                    .put("node", role.node())
                    .put("role", role.role())
                    .put("epoch", role.epoch())
                    .put("start-ns", role.startNs())
                    .put("end-ns", role.endNs())
                    .endObject();
        }
        json.endArray();
    }

    private static void splitBrains(JsonWriter json, RunSummary run) throws IOException {
        json.key("split-brains").beginArray();
        for (SplitBrain split : run.splitBrains()) {
            json.beginObject()
                    .put("start-ns", split.startNs())
                    .put("end-ns", split.endNs())
                    .put("detected-ns", split.detectedNs());
            json.key("leaders").beginArray();
            for (SplitBrain.Leader leader : split.leaders()) {
                json.inline()
                        .beginObject()
                        .put("node", leader.node())
                        .put("epoch", leader.epoch())
                        .put("start-ns", leader.startNs())
                        .put("end-ns", leader.endNs())
                        .put("winner", leader.winner())
                        .put("acknowledged-writes", leader.acknowledged())
                        .put("lost-writes", leader.lost())
                        .endObject();
            }
            json.endArray().key("lost-writes").beginArray();
            for (String write : split.lostWrites()) {
                json.value(write);
            }
            json.endArray().endObject();
        }
        json.endArray();
    }

    private static void latencies(JsonWriter json, RunSummary run) throws IOException {
        json.key("latencies").beginArray();
        for (Latency latency : run.latencies()) {
            json.inline()
                    .beginObject()
                    .put("function", latency.function())
                    .put("count", latency.count())
                    .put("mean-ns", latency.meanNs())
                    .put("p50-ns", latency.p50Ns())
                    .put("p90-ns", latency.p90Ns())
                    .put("p95-ns", latency.p95Ns())
                    .put("p99-ns", latency.p99Ns())
                    .put("p999-ns", latency.p999Ns())
                    .put("max-ns", latency.maxNs())
                    .endObject();
        }
        json.endArray();
    }

    private static void orNull(JsonWriter json, String key, @org.jspecify.annotations.Nullable Long value)
            throws IOException {
        json.key(key);
        if (value == null) {
            json.nullValue();
        } else {
            json.value(value);
        }
    }

    static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

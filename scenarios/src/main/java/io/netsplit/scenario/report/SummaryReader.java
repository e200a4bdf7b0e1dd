package io.netsplit.scenario.report;

import io.netsplit.history.Completion;
import io.netsplit.kernel.Outcome;
import io.netsplit.node.RoleChanged;
import io.netsplit.scenario.result.AssertionResult;
import io.netsplit.scenario.result.AvailabilitySeries;
import io.netsplit.scenario.result.ExitStatus;
import io.netsplit.scenario.result.FaultInterval;
import io.netsplit.scenario.result.Inconsistency;
import io.netsplit.scenario.result.Latency;
import io.netsplit.scenario.result.MessageView;
import io.netsplit.scenario.result.OperationView;
import io.netsplit.scenario.result.Reached;
import io.netsplit.scenario.result.RoleInterval;
import io.netsplit.scenario.result.RunDetail;
import io.netsplit.scenario.result.RunSummary;
import io.netsplit.scenario.result.ScorecardRow;
import io.netsplit.scenario.result.SplitBrain;
import io.netsplit.scenario.result.SweepResult;
import io.netsplit.scenario.result.VariantCharts;
import io.netsplit.scenario.result.VariantResult;
import io.netsplit.scenario.result.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code summary.json} and {@code details.json} back. An {@link IllegalArgumentException} says what is wrong with them. */
public final class SummaryReader {
    private final Map<String, JsonNode> details = new LinkedHashMap<>();
    private final Map<String, VariantCharts> charts = new LinkedHashMap<>();

    private SummaryReader(String details) {
        if (details.isEmpty()) {
            return;
        }
        for (JsonNode variant : JsonNode.parse(details).list("variants", node -> node)) {
            charts.put(variant.text("name"), ChartsJson.read(variant));
            if (!variant.isNull("detail")) {
                this.details.put(variant.text("name"), variant.object("detail"));
            }
        }
    }

    /** {@code details} may be empty: then there is nothing to draw. The real time of a reread result is zero. */
    public static SweepResult read(String summary, String details) {
        JsonNode root = JsonNode.parse(summary);
        long format = root.whole("summary-format");
        if (format != SummaryJson.FORMAT) {
            throw new IllegalArgumentException(
                    "it has summary format " + format + "; this netsplit reads " + SummaryJson.FORMAT);
        }
        return new SummaryReader(details).result(root);
    }

    private SweepResult result(JsonNode node) {
        return new SweepResult(
                node.text("scenario"),
                node.text("title"),
                node.text("hypothesis"),
                node.text("file"),
                node.text("engine"),
                node.wholes("seeds"),
                node.whole("duration-ns"),
                node.whole("warmup-ns"),
                node.list("variants", this::variant),
                node.flag("interrupted"),
                node.word("result", ExitStatus.class),
                0);
    }

    private VariantResult variant(JsonNode node) {
        String name = node.text("name");
        return new VariantResult(
                name,
                node.flag("canary"),
                node.list("assertions", SummaryReader::assertion),
                node.list("runs", SummaryReader::run),
                node.list("reached", SummaryReader::reached),
                detail(details.get(name)),
                charts.getOrDefault(name, VariantCharts.NONE));
    }

    private static AssertionResult assertion(JsonNode node) {
        return new AssertionResult(
                node.word("kind", AssertionResult.Kind.class),
                node.text("text"),
                node.text("window"),
                node.text("filter"),
                node.text("name"),
                node.text("source"),
                node.small("line"),
                node.small("column"),
                node.flag("expect-fail"),
                node.text("because"),
                node.word("holds", Verdict.class),
                node.word("verdict", Verdict.class),
                node.text("measured"),
                node.number("worst"),
                node.wholeOrNull("worst-seed"),
                node.text("unit"),
                node.list("seeds", SummaryReader::seed),
                node.wholeOrNull("first-failing-seed"),
                node.texts("evidence"));
    }

    private static AssertionResult.SeedResult seed(JsonNode node) {
        return new AssertionResult.SeedResult(
                node.whole("seed"),
                node.word("holds", Verdict.class),
                node.number("value"),
                node.text("sentence"),
                node.whole("time-ns"));
    }

    private static Reached reached(JsonNode node) {
        return new Reached(node.text("name"), node.small("runs"), node.small("of"), node.whole("total"));
    }

    private static RunSummary run(JsonNode node) {
        return new RunSummary(
                node.text("variant"),
                node.whole("seed"),
                node.text("digest"),
                node.word("outcome", Outcome.class),
                node.whole("events"),
                node.whole("simulated-ns"),
                node.whole("operations"),
                node.numbers("metrics"),
                node.counts("counters"),
                node.textOr("epoch-word", RoleChanged.TERM),
                node.list("leaders", SummaryReader::role),
                node.list("faults", SummaryReader::fault),
                node.list("split-brains", SummaryReader::splitBrain),
                node.list("latencies", SummaryReader::latency),
                node.list("availability", SummaryReader::availability),
                node.isNull("inconsistency") ? null : inconsistency(node.object("inconsistency")),
                node.has("scorecard") ? node.list("scorecard", SummaryReader::scorecard) : List.of());
    }

    private static ScorecardRow scorecard(JsonNode node) {
        return new ScorecardRow(
                node.text("interval"),
                node.whole("start-ns"),
                node.whole("end-ns"),
                node.number("majority"),
                node.number("minority"),
                node.number("p50-ns"),
                node.number("p99-ns"),
                node.text("consistency"));
    }

    private static RoleInterval role(JsonNode node) {
        return new RoleInterval(
                node.text("node"),
                node.text("role"),
                node.whole("epoch"),
                node.whole("start-ns"),
                node.whole("end-ns"));
    }

    private static FaultInterval fault(JsonNode node) {
        return new FaultInterval(node.text("name"), node.text("detail"), node.whole("start-ns"), node.whole("end-ns"));
    }

    private static SplitBrain splitBrain(JsonNode node) {
        return new SplitBrain(
                node.whole("start-ns"),
                node.whole("end-ns"),
                node.wholeOr("detected-ns", SplitBrain.NEVER),
                node.list("leaders", SummaryReader::splitBrainLeader),
                node.texts("lost-writes"));
    }

    private static SplitBrain.Leader splitBrainLeader(JsonNode node) {
        return new SplitBrain.Leader(
                node.text("node"),
                node.whole("epoch"),
                node.wholeOr("start-ns", 0),
                node.wholeOr("end-ns", 0),
                node.has("winner") && node.flag("winner"),
                node.wholeOr("acknowledged-writes", 0),
                node.wholeOr("lost-writes", 0));
    }

    private static Latency latency(JsonNode node) {
        return new Latency(
                node.text("function"),
                node.whole("count"),
                node.number("mean-ns"),
                node.whole("p50-ns"),
                node.whole("p90-ns"),
                node.whole("p95-ns"),
                node.whole("p99-ns"),
                node.whole("p999-ns"),
                node.whole("max-ns"));
    }

    private static AvailabilitySeries availability(JsonNode node) {
        List<Long> ok = node.wholes("ok");
        List<Long> invoked = node.wholes("invoked");
        long start = node.whole("start-ns");
        long length = node.whole("bucket-ns");
        List<AvailabilitySeries.Bucket> buckets = new ArrayList<>();
        for (int i = 0; i < ok.size(); i++) {
            long end = i + 1 == ok.size() ? node.whole("end-ns") : start + length;
            buckets.add(new AvailabilitySeries.Bucket(start, end, ok.get(i), invoked.get(i)));
            start = end;
        }
        return new AvailabilitySeries(node.text("side"), buckets);
    }

    private static Inconsistency inconsistency(JsonNode node) {
        return new Inconsistency(
                node.text("model"),
                node.text("key"),
                node.text("sentence"),
                node.wholeOr("stuck", -1),
                node.list("operations", SummaryReader::operation),
                node.list("dependencies", SummaryReader::dependency));
    }

    private static Inconsistency.DependencyView dependency(JsonNode node) {
        return new Inconsistency.DependencyView(
                node.whole("earlier"), node.whole("later"), node.text("kind"), node.text("text"));
    }

    private static OperationView operation(JsonNode node) {
        return new OperationView(
                node.whole("index"),
                node.text("client"),
                node.small("process"),
                node.text("function"),
                node.text("key"),
                node.text("input"),
                node.text("output"),
                node.word("completion", Completion.class),
                node.whole("invoked-ns"),
                node.whole("completed-ns"),
                node.text("error"));
    }

    private static @Nullable RunDetail detail(@Nullable JsonNode node) {
        if (node == null) {
            return null;
        }
        return new RunDetail(
                run(node.object("run")),
                node.text("reason"),
                node.texts("nodes"),
                node.texts("clients"),
                node.text("trace"),
                node.whole("focus-ns"),
                node.text("focus"),
                node.whole("window-start-ns"),
                node.whole("window-end-ns"),
                node.list("roles", SummaryReader::role),
                node.list("states", SummaryReader::state),
                node.list("marks", SummaryReader::mark),
                node.list("messages", SummaryReader::message),
                node.small("messages-left-out"),
                node.list("operations", SummaryReader::operation),
                node.small("operations-left-out"),
                node.list("latency", SummaryReader::latencyBucket));
    }

    private static RunDetail.NodeState state(JsonNode node) {
        return new RunDetail.NodeState(
                node.text("node"), node.text("state"), node.whole("start-ns"), node.whole("end-ns"));
    }

    private static RunDetail.Mark mark(JsonNode node) {
        return new RunDetail.Mark(node.whole("time-ns"), node.text("node"), node.text("kind"), node.text("text"));
    }

    private static MessageView message(JsonNode node) {
        return new MessageView(
                node.whole("id"),
                node.text("from"),
                node.text("to"),
                node.text("type"),
                node.text("text"),
                node.whole("sent-ns"),
                node.whole("end-ns"),
                node.text("fate"));
    }

    private static RunDetail.LatencyBucket latencyBucket(JsonNode node) {
        return new RunDetail.LatencyBucket(
                node.whole("start-ns"),
                node.whole("end-ns"),
                node.whole("count"),
                node.whole("p50-ns"),
                node.whole("p99-ns"),
                node.whole("max-ns"));
    }
}

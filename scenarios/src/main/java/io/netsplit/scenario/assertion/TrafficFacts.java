package io.netsplit.scenario.assertion;

import io.netsplit.fault.SkippedFault;
import io.netsplit.kernel.Outcome;
import io.netsplit.run.FaultSpan;
import io.netsplit.scenario.format.model.Assertion;
import io.netsplit.scenario.format.model.Assertion.Window;
import io.netsplit.scenario.format.model.Scenario;
import io.netsplit.scenario.format.model.ServiceGraph;
import io.netsplit.scenario.format.word.CommonMetric;
import io.netsplit.scenario.format.word.Filter;
import io.netsplit.scenario.format.word.Metric;
import io.netsplit.scenario.format.word.Metrics;
import io.netsplit.scenario.format.word.RolloutMetric;
import io.netsplit.scenario.format.word.ServiceMetric;
import io.netsplit.scenario.format.word.TrafficMetric;
import io.netsplit.scenario.plan.TrafficPlan;
import io.netsplit.scenario.result.AssertionResult.SeedResult;
import io.netsplit.scenario.result.Verdict;
import io.netsplit.stats.Fairness;
import io.netsplit.stats.LatencyHistogram;
import io.netsplit.trace.TraceDigest;
import io.netsplit.traffic.LabRun;
import io.netsplit.traffic.recording.Answers;
import io.netsplit.traffic.recording.Observations;
import io.netsplit.traffic.recording.ServerTimes;
import io.netsplit.traffic.rollout.RolloutFigures;
import io.netsplit.traffic.service.CallHistory;
import io.netsplit.traffic.service.GraphRun;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A run of the traffic lab. A request counts in the window in which it was meant to be sent. */
public final class TrafficFacts implements RunFacts {
    private static final double NS_PER_SECOND = 1e9;

    private final Scenario scenario;
    private final TrafficPlan plan;
    private final TrafficQuestions questions;
    private final Observations seen;
    private final Outcome outcome;
    private final long events;
    private final long kernelDigest;
    private final @Nullable CallQuestions calls;
    private final @Nullable RolloutFigures rollout;
    private final Map<List<Object>, Answers> answers = new LinkedHashMap<>();

    /**
     * @param run which has run
     * @param outcome why it ended
     */
    public TrafficFacts(Scenario scenario, TrafficPlan plan, TrafficQuestions questions, LabRun run, Outcome outcome) {
        this.scenario = scenario;
        this.plan = plan;
        this.questions = questions;
        seen = run.observations().orElseThrow();
        this.outcome = outcome;
        events = run.simulation().eventsProcessed();
        kernelDigest = run.simulation().digest();
        rollout = run.rollout().orElse(null);
        Optional<CallHistory> history = run instanceof GraphRun graph ? graph.history() : Optional.empty();
        calls = history.map(found ->
                        new CallQuestions((ServiceGraph) scenario.traffic().settings(), found))
                .orElse(null);
    }

    @Override
    public Scenario scenario() {
        return scenario;
    }

    /** What was counted. */
    public Observations seen() {
        return seen;
    }

    /** In the order of {@link Observations#server}. */
    public List<String> serverNames() {
        return plan.nodes().serverNames();
    }

    @Override
    public long seed() {
        return plan.seed();
    }

    @Override
    public String digest() {
        return TraceDigest.hex(seen.digest() ^ Long.rotateLeft(kernelDigest, 1));
    }

    @Override
    public Outcome outcome() {
        return outcome;
    }

    @Override
    public long events() {
        return events;
    }

    @Override
    public long warmupNs() {
        return scenario.run().warmupNs();
    }

    @Override
    public long endNs() {
        return scenario.run().durationNs();
    }

    @Override
    public List<FaultSpan> faults() {
        return plan.faults();
    }

    @Override
    public List<SkippedFault> skipped() {
        return List.of();
    }

    /** What became of the run's rollout; empty where it has none. */
    public Optional<RolloutFigures> rollout() {
        return Optional.ofNullable(rollout);
    }

    /** Every figure of the run after its warm-up, by the metric's word; a figure over nothing is left out. */
    public Map<String, Double> metrics() {
        Map<String, Double> metrics = new LinkedHashMap<>();
        for (Metric metric : Metrics.of(scenario.system().system())) {
            double value = measure(metric, Window.WHOLE, Map.of());
            if (Double.isFinite(value)) {
                metrics.put(metric.word(), value);
            }
        }
        return metrics;
    }

    /** What became of all requests after the warm-up. */
    public Answers all() {
        return answers(Window.WHOLE, Map.of());
    }

    @Override
    public double measure(Metric metric, Window window, Map<Filter, List<String>> where) {
        if (questions.intervals(window).isEmpty()) {
            return Double.NaN;
        }
        if (metric instanceof ServiceMetric own) {
            return calls == null ? Double.NaN : calls.measure(own, questions.window(window), where);
        }
        if (metric instanceof RolloutMetric own) {
            return rollout == null ? Double.NaN : ofRollout(own, rollout, window);
        }
        return metric instanceof TrafficMetric own
                ? ofServers(own, window, where)
                : ofRequests((CommonMetric) metric, window, answers(window, where));
    }

    private double ofRollout(RolloutMetric metric, RolloutFigures figures, Window window) {
        return switch (metric) {
            case EXPOSURE -> exposure(window);
            case TIME_TO_DETECT -> figures.timeToDetectNs();
            case TIME_TO_ROLL_BACK -> figures.timeToRollBackNs();
            case DURATION -> figures.durationNs();
            case ROLLED_BACK -> figures.isRolledBack() ? 1 : 0;
            case COMPLETED -> figures.isCompleted() ? 1 : 0;
        };
    }

    private double exposure(Window window) {
        long all = answers(window, Map.of()).count();
        long ofNew = answers(window, TrafficQuestions.ofNewVersion(scenario)).count();
        return all == 0 ? Double.NaN : (double) ofNew / all;
    }

    private Answers answers(Window window, Map<Filter, List<String>> where) {
        int at = questions.window(window);
        int of = questions.selection(where);
        return answers.computeIfAbsent(List.of(at, of), absent -> seen.answers(at, of));
    }

    private double ofRequests(CommonMetric metric, Window window, Answers found) {
        if (metric == CommonMetric.THROUGHPUT) {
            return seen.sent() == 0 ? Double.NaN : found.ok() / seconds(window);
        }
        if (found.count() == 0) {
            return Double.NaN;
        }
        return switch (metric) {
            case AVAILABILITY -> (double) found.ok() / found.count();
            case ERRORS -> found.errors();
            case LATENCY_MEAN -> found.meanNs();
            case LATENCY_P50 -> quantile(found, 0.5);
            case LATENCY_P90 -> quantile(found, 0.9);
            case LATENCY_P95 -> quantile(found, 0.95);
            case LATENCY_P99 -> quantile(found, 0.99);
            case LATENCY_P999 -> quantile(found, 0.999);
            case LATENCY_MAX -> quantile(found, 1);
            default -> throw new IllegalArgumentException(metric.word() + " is no figure of requests");
        };
    }

    private static double quantile(Answers answers, double p) {
        LatencyHistogram latencies = answers.latencies();
        return latencies.count() == 0 ? Double.NaN : latencies.quantile(p);
    }

    private double seconds(Window window) {
        return questions.intervals(window).stream()
                        .mapToLong(Interval::lengthNs)
                        .sum()
                / NS_PER_SECOND;
    }

    private double crossed(Window window, Map<Filter, List<String>> where) {
        if (scenario.topology().zones().isEmpty()) {
            return Double.NaN;
        }
        if (calls != null) {
            return calls.crossed(questions.window(window), where);
        }
        Answers found = answers(window, where);
        return found.count() == 0 ? Double.NaN : (double) found.crossed() / found.count();
    }

    private double ofServers(TrafficMetric metric, Window window, Map<Filter, List<String>> where) {
        BitSet asked = questions.servers(where);
        List<ServerTimes> servers = new ArrayList<>();
        for (int i = 0; i < seen.servers(); i++) {
            if (asked.get(i)) {
                servers.add(seen.server(questions.window(window), i));
            }
        }
        return switch (metric) {
            case CROSS_ZONE -> crossed(window, where);
            case UTILISATION_MEAN ->
                mean(servers.stream().mapToDouble(ServerTimes::utilisation).toArray());
            case UTILISATION_MAX ->
                servers.stream().mapToDouble(ServerTimes::utilisation).max().orElse(Double.NaN);
            case QUEUE_LENGTH_MEAN ->
                mean(servers.stream().mapToDouble(ServerTimes::meanPresent).toArray());
            case QUEUE_LENGTH_MAX ->
                servers.stream().mapToInt(ServerTimes::mostPresent).max().orElse(0);
            case IMBALANCE -> {
                double[] served =
                        servers.stream().mapToDouble(ServerTimes::served).toArray();
                double most = java.util.Arrays.stream(served).max().orElse(Double.NaN);
                yield most == 0 ? Double.NaN : most / mean(served);
            }
            case FAIRNESS ->
                Fairness.jain(
                        servers.stream().mapToDouble(ServerTimes::utilisation).toArray());
        };
    }

    private static double mean(double[] values) {
        return java.util.Arrays.stream(values).average().orElse(Double.NaN);
    }

    @Override
    public SeedResult judge(Assertion claim) {
        SeedVerdicts verdicts = new SeedVerdicts(this);
        if (seen.sent() == 0) {
            return verdicts.unknown("no request was sent");
        }
        if (seen.isEachEndedOnce()) {
            return verdicts.windowed(claim.scope().window(), verdicts.passed((double) seen.sent()));
        }
        String sentence = seen.sent() + " requests were sent, and clients were told of " + seen.ended() + " ends";
        return new SeedResult(seed(), Verdict.FAIL, (double) seen.sent(), sentence, SeedVerdicts.NO_TIME);
    }
}

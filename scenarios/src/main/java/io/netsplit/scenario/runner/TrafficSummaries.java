package io.netsplit.scenario.runner;

import io.netsplit.scenario.assertion.TrafficFacts;
import io.netsplit.scenario.result.AvailabilitySeries;
import io.netsplit.scenario.result.AvailabilitySeries.Bucket;
import io.netsplit.scenario.result.FaultInterval;
import io.netsplit.scenario.result.Latency;
import io.netsplit.scenario.result.RunDetail;
import io.netsplit.scenario.result.RunDetail.LatencyBucket;
import io.netsplit.scenario.result.RunSummary;
import io.netsplit.stats.LatencyHistogram;
import io.netsplit.traffic.recording.Answers;
import io.netsplit.traffic.recording.TimeLine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Boils a run of the traffic lab down to what is kept of it. */
final class TrafficSummaries {
    private TrafficSummaries() {}

    static RunSummary of(String variant, TrafficFacts facts) {
        return new RunSummary(
                variant,
                facts.seed(),
                facts.digest(),
                facts.outcome(),
                facts.events(),
                facts.endNs(),
                facts.seen().sent(),
                facts.metrics(),
                Map.of(),
                facts.scenario().system().system().epochWord(),
                List.of(),
                faults(facts),
                List.of(),
                latencies(facts.all()),
                List.of(availability(facts)),
                null,
                List.of());
    }

    /** The faults of the plan, and the parts of a rollout, which the run itself decides about. */
    private static List<FaultInterval> faults(TrafficFacts facts) {
        List<FaultInterval> all =
                new ArrayList<>(facts.faults().stream().map(RunSummaries::fault).toList());
        facts.rollout().ifPresent(figures -> all.addAll(RolloutPhases.of(figures, facts.endNs())));
        all.sort(Comparator.comparingLong(FaultInterval::startNs));
        return all;
    }

    private static List<Latency> latencies(Answers answers) {
        LatencyHistogram found = answers.latencies();
        return found.count() == 0
                ? List.of()
                : List.of(new Latency(
                        "all",
                        found.count(),
                        answers.meanNs(),
                        found.quantile(0.5),
                        found.quantile(0.9),
                        found.quantile(0.95),
                        found.quantile(0.99),
                        found.quantile(0.999),
                        found.max()));
    }

    private static AvailabilitySeries availability(TrafficFacts facts) {
        TimeLine line = facts.seen().timeLine();
        List<Bucket> buckets = new ArrayList<>();
        for (int step = 0; step < line.steps(); step++) {
            buckets.add(new Bucket(start(line, step), end(line, step, facts), line.ok(step), line.ended(step)));
        }
        return new AvailabilitySeries("all", buckets);
    }

    private static long start(TimeLine line, int step) {
        return step * line.stepNs();
    }

    private static long end(TimeLine line, int step, TrafficFacts facts) {
        return Math.min(facts.endNs(), (step + 1) * line.stepNs());
    }

    /** What the report draws; the messages and operations of single requests are in the trace. */
    static RunDetail detail(
            RunSummary summary, TellingSeed telling, Focus focus, TrafficFacts facts, String traceFile) {
        return new RunDetail(
                summary,
                telling.reason(),
                List.of(),
                List.of(),
                traceFile,
                focus.atNs(),
                focus.text(),
                focus.fromNs(),
                focus.toNs(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                0,
                List.of(),
                0,
                latency(facts));
    }

    /** Steps in which nothing was answered are left out. */
    private static List<LatencyBucket> latency(TrafficFacts facts) {
        TimeLine line = facts.seen().timeLine();
        List<LatencyBucket> buckets = new ArrayList<>();
        for (int step = 0; step < line.steps(); step++) {
            LatencyHistogram found = line.latencies(step);
            if (found.count() > 0) {
                buckets.add(new LatencyBucket(
                        start(line, step),
                        end(line, step, facts),
                        found.count(),
                        found.quantile(0.5),
                        found.quantile(0.99),
                        found.max()));
            }
        }
        return buckets;
    }
}

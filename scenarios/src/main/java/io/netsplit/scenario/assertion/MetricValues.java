package io.netsplit.scenario.assertion;

import io.netsplit.check.Finding;
import io.netsplit.check.LatencySummary;
import io.netsplit.check.Leadership;
import io.netsplit.check.LostWrites;
import io.netsplit.check.SplitBrain;
import io.netsplit.check.Staleness;
import io.netsplit.check.VersionsBehind;
import io.netsplit.history.History;
import io.netsplit.history.Operation;
import io.netsplit.run.Elections;
import io.netsplit.run.RunResult;
import io.netsplit.scenario.format.model.Assertion.Window;
import io.netsplit.scenario.format.word.AnomalyMetric;
import io.netsplit.scenario.format.word.CommonMetric;
import io.netsplit.scenario.format.word.Filter;
import io.netsplit.scenario.format.word.Metric;
import io.netsplit.scenario.format.word.SystemMetric;
import io.netsplit.system.Meter;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Measures one run. A metric over an empty sample, or over a window that never was, is NaN. */
final class MetricValues {
    private static final double NS_PER_SECOND = 1e9;
    private static final LatencySummary NONE = new LatencySummary(0, 0, 0, 0, 0, 0, 0, 0);

    private final ClusterFacts facts;
    private final RunResult run;

    // Seven statistics are asked for of each sample, one after the other.
    private @Nullable History latencySample;
    private LatencySummary latency = NONE;
    private @Nullable History stalenessSample;
    private LatencySummary staleness = NONE;
    private @Nullable History versionsSample;
    private VersionsBehind versions = new VersionsBehind(List.of());

    MetricValues(ClusterFacts facts) {
        this.facts = facts;
        this.run = facts.run();
    }

    double of(Metric metric, Window window, Map<Filter, List<String>> where) {
        List<Interval> intervals = Windows.of(window, facts);
        if (intervals.isEmpty()) {
            return Double.NaN;
        }
        if (metric instanceof SystemMetric own) {
            return run.meter().measure(own.word(), windows(intervals));
        }
        if (metric instanceof AnomalyMetric anomaly) {
            return anomalies(anomaly, intervals);
        }
        return metric.filters().isEmpty()
                ? ofCluster((CommonMetric) metric, intervals)
                : ofOperations(
                        (CommonMetric) metric,
                        intervals,
                        new OperationFilter(facts.scenario(), run, where).in(intervals));
    }

    /** Those that show within the intervals: by the answer to the last transaction concerned. */
    private double anomalies(AnomalyMetric metric, List<Interval> intervals) {
        if (facts.isolation().transactions() == 0
                || facts.isolation().undecided().contains(metric.kind())) {
            return Double.NaN;
        }
        return facts.isolation().occurrences().stream()
                .filter(one ->
                        metric.counts(one) && intervals.stream().anyMatch(interval -> interval.contains(one.endNs())))
                .count();
    }

    private static List<Meter.Window> windows(List<Interval> intervals) {
        return intervals.stream()
                .map(interval -> new Meter.Window(interval.startNs(), interval.endNs()))
                .toList();
    }

    /** All figures of operations from one sample, so that a summary filters only once. */
    double ofOperations(CommonMetric metric, List<Interval> intervals, History sample) {
        if (sample.isEmpty()
                && (metric != CommonMetric.THROUGHPUT || run.homes().isEmpty())) {
            return Double.NaN;
        }
        return switch (metric) {
            case AVAILABILITY -> (double) answered(sample) / sample.size();
            case THROUGHPUT -> answered(sample) / seconds(intervals);
            case ERRORS -> sample.size() - answered(sample);
            case RETRIES ->
                sample.operations().stream()
                        .mapToLong(one -> Math.max(0, one.attempts() - 1))
                        .sum();
            case LATENCY_MEAN, LATENCY_P50, LATENCY_P90, LATENCY_P95, LATENCY_P99, LATENCY_P999, LATENCY_MAX ->
                statistic(metric, latency(sample));
            case STALENESS_MEAN,
                    STALENESS_P50,
                    STALENESS_P90,
                    STALENESS_P95,
                    STALENESS_P99,
                    STALENESS_P999,
                    STALENESS_MAX -> statistic(metric, staleness(sample));
            case K_STALENESS_MEAN, K_STALENESS_P50, K_STALENESS_P99, K_STALENESS_MAX ->
                statistic(metric, versions(sample).behind());
            case FRESH_READS -> versions(sample).within(1);
            case T_VISIBILITY_P50 -> versions(sample).visibleAfterNs(0.5);
            case T_VISIBILITY_P90 -> versions(sample).visibleAfterNs(0.9);
            case T_VISIBILITY_P99 -> versions(sample).visibleAfterNs(0.99);
            case T_VISIBILITY_P999 -> versions(sample).visibleAfterNs(0.999);
            default -> throw new IllegalArgumentException(metric.word() + " is no figure of operations");
        };
    }

    private LatencySummary latency(History sample) {
        if (latencySample != sample) {
            latencySample = sample;
            latency = LatencySummary.of(sample);
        }
        return latency;
    }

    private LatencySummary staleness(History sample) {
        if (stalenessSample != sample) {
            stalenessSample = sample;
            staleness =
                    Staleness.of(run.history(), run.model().initial(), sample).ages();
        }
        return staleness;
    }

    private VersionsBehind versions(History sample) {
        if (versionsSample != sample) {
            versionsSample = sample;
            versions = VersionsBehind.of(run.history(), run.model().initial(), sample);
        }
        return versions;
    }

    private double ofCluster(CommonMetric metric, List<Interval> intervals) {
        return switch (metric) {
            case ELECTIONS -> sum(intervals, i -> Elections.candidacies(run.roles(), i.startNs(), i.endNs()));
            case LEADER_CHANGES -> sum(intervals, i -> Leadership.changes(run.beliefs(), i.startNs(), i.endNs()));
            case TIME_WITHOUT_LEADER -> sum(intervals, i -> run.leadership().withoutLeaderNs(i.startNs(), i.endNs()));
            case SPLIT_BRAIN -> sum(intervals, i -> overlaps(i).sum());
            case SPLIT_BRAIN_MAX ->
                intervals.stream()
                        .mapToLong(i -> overlaps(i).max().orElse(0))
                        .max()
                        .orElse(0);
            case SPLIT_BRAIN_COUNT -> splits(intervals).count();
            case SPLIT_BRAIN_DETECTION -> detection(intervals);
            case SPLIT_BRAIN_WRITES ->
                losers(intervals).mapToInt(side -> side.acknowledged().size()).sum();
            case SPLIT_BRAIN_LOST ->
                facts.lostWrites().finding() == Finding.UNKNOWN
                        ? Double.NaN
                        : losers(intervals).mapToInt(side -> side.lost().size()).sum();
            case LOST_WRITES -> lostWrites(intervals);
            case MESSAGES_SENT -> sum(intervals, i -> run.messages().sent(i.startNs(), i.endNs()));
            case MESSAGES_LOST -> sum(intervals, i -> run.messages().lost(i.startNs(), i.endNs()));
            case CONVERGENCE_TIME -> convergence(intervals);
            default -> throw new IllegalArgumentException(metric.word() + " is no figure of the cluster");
        };
    }

    /** By the time of their acknowledgement; where it is only known how much is missing, that counts in every window. */
    private double lostWrites(List<Interval> intervals) {
        LostWrites found = facts.lostWrites();
        if (found.finding() == Finding.UNKNOWN) {
            return Double.NaN;
        }
        return found.lost().stream()
                .filter(lost -> isIn(lost.write(), intervals))
                .count();
    }

    private static boolean isIn(@Nullable Operation write, List<Interval> intervals) {
        return write == null || intervals.stream().anyMatch(interval -> interval.contains(write.completedNs()));
    }

    /** Each once, however many of the intervals it touches. */
    private Stream<SplitBrain> splits(List<Interval> intervals) {
        return facts.splitBrains().stream()
                .filter(split -> intervals.stream()
                        .anyMatch(each -> split.fromNs() < each.endNs() && split.toNs() > each.startNs()));
    }

    private Stream<SplitBrain.Side> losers(List<Interval> intervals) {
        return splits(intervals).flatMap(split -> split.losers().stream());
    }

    private double detection(List<Interval> intervals) {
        return splits(intervals)
                .mapToDouble(split ->
                        split.detectedNs() == SplitBrain.NEVER ? Double.POSITIVE_INFINITY : split.detectionTimeNs())
                .max()
                .orElse(Double.NaN);
    }

    private LongStream overlaps(Interval interval) {
        return facts.splitBrains().stream()
                .filter(span -> span.fromNs() < interval.endNs() && span.toNs() > interval.startNs())
                .mapToLong(span -> overlap(span, interval));
    }

    private static long overlap(SplitBrain span, Interval interval) {
        return Math.min(span.toNs(), interval.endNs()) - Math.max(span.fromNs(), interval.startNs());
    }

    /** The longest over the intervals; infinite where the replicas did not get there before the end of the run. */
    private double convergence(List<Interval> intervals) {
        if (!run.replicas().isReported()) {
            return Double.NaN;
        }
        double longest = 0;
        for (Interval interval : intervals) {
            long atNs = run.replicas().firstConverged(interval.startNs(), run.endNs());
            longest = Math.max(longest, atNs < 0 ? Double.POSITIVE_INFINITY : atNs - interval.startNs());
        }
        return longest;
    }

    private static double statistic(Metric metric, LatencySummary durations) {
        if (!durations.isKnown()) {
            return Double.NaN;
        }
        String word = metric.word();
        return switch (word.substring(word.indexOf('.') + 1)) {
            case "mean" -> durations.meanNs();
            case "p50" -> durations.p50Ns();
            case "p90" -> durations.p90Ns();
            case "p95" -> durations.p95Ns();
            case "p99" -> durations.p99Ns();
            case "p999" -> durations.p999Ns();
            case "max" -> durations.maxNs();
            default -> throw new IllegalArgumentException("no statistic is called '" + word + "'");
        };
    }

    private static long answered(History sample) {
        return sample.operations().stream().filter(Operation::isOk).count();
    }

    private static double seconds(List<Interval> intervals) {
        return sum(intervals, Interval::lengthNs) / NS_PER_SECOND;
    }

    private static double sum(List<Interval> intervals, ToDoubleFunction<Interval> figure) {
        return intervals.stream().mapToDouble(figure).sum();
    }
}

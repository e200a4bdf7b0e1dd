package io.netsplit.scenario.format.word;

import java.util.EnumSet;
import java.util.Set;

/** The figures that every system has. */
public enum CommonMetric implements DefinedMetric {
    AVAILABILITY(
            "availability",
            Unit.SHARE,
            true,
            "share of the operations called in the window that were answered ok within the client's time-out"),
    LATENCY_MEAN(
            "latency.mean",
            Unit.DURATION,
            true,
            "the mean of the time from call to answer, over operations answered ok"),
    LATENCY_P50(
            "latency.p50",
            Unit.DURATION,
            true,
            "the median of the time from call to answer, over operations answered ok"),
    LATENCY_P90(
            "latency.p90",
            Unit.DURATION,
            true,
            "the 90th percentile of the time from call to answer, over operations answered ok"),
    LATENCY_P95(
            "latency.p95",
            Unit.DURATION,
            true,
            "the 95th percentile of the time from call to answer, over operations answered ok"),
    LATENCY_P99(
            "latency.p99",
            Unit.DURATION,
            true,
            "the 99th percentile of the time from call to answer, over operations answered ok"),
    LATENCY_P999(
            "latency.p999",
            Unit.DURATION,
            true,
            "the 99.9th percentile of the time from call to answer, over operations answered ok"),
    LATENCY_MAX(
            "latency.max",
            Unit.DURATION,
            true,
            "the largest of the time from call to answer, over operations answered ok"),
    THROUGHPUT("throughput", Unit.RATE, true, "operations answered ok per second"),
    ERRORS("errors", Unit.COUNT, true, "operations that failed or whose end is unknown"),
    RETRIES("retries", Unit.COUNT, true, "tries beyond the first, over all operations"),
    STALENESS_MEAN(
            "staleness.mean",
            Unit.DURATION,
            true,
            "the mean of the age of the values read: how long before the read began its value had been replaced"),
    STALENESS_P50(
            "staleness.p50",
            Unit.DURATION,
            true,
            "the median of the age of the values read: how long before the read began its value had been replaced"),
    STALENESS_P90(
            "staleness.p90",
            Unit.DURATION,
            true,
            "the 90th percentile of the age of the values read: how long before the read began its value had been replaced"),
    STALENESS_P95(
            "staleness.p95",
            Unit.DURATION,
            true,
            "the 95th percentile of the age of the values read: how long before the read began its value had been replaced"),
    STALENESS_P99(
            "staleness.p99",
            Unit.DURATION,
            true,
            "the 99th percentile of the age of the values read: how long before the read began its value had been replaced"),
    STALENESS_P999(
            "staleness.p999",
            Unit.DURATION,
            true,
            "the 99.9th percentile of the age of the values read: how long before the read began its value had been replaced"),
    STALENESS_MAX(
            "staleness.max",
            Unit.DURATION,
            true,
            "the largest of the age of the values read: how long before the read began its value had been replaced"),
    K_STALENESS_MEAN(
            "k-staleness.mean",
            Unit.COUNT,
            true,
            "the mean number of certainly newer versions that had been acknowledged before a read began"),
    K_STALENESS_P50(
            "k-staleness.p50",
            Unit.COUNT,
            true,
            "the median of the number of certainly newer versions that had been acknowledged before a read began"),
    K_STALENESS_P99(
            "k-staleness.p99",
            Unit.COUNT,
            true,
            "the 99th percentile of the number of certainly newer versions that had been acknowledged before a read began"),
    K_STALENESS_MAX(
            "k-staleness.max",
            Unit.COUNT,
            true,
            "the largest number of certainly newer versions that had been acknowledged before a read began"),
    FRESH_READS("fresh-reads", Unit.SHARE, true, "share of the reads that returned the newest acknowledged version"),
    T_VISIBILITY_P50(
            "t-visibility.p50",
            Unit.DURATION,
            true,
            "time after the last acknowledged write of a key from which on half of the reads return the newest version"),
    T_VISIBILITY_P90(
            "t-visibility.p90",
            Unit.DURATION,
            true,
            "time after the last acknowledged write of a key from which on 90 % of the reads return the newest version"),
    T_VISIBILITY_P99(
            "t-visibility.p99",
            Unit.DURATION,
            true,
            "time after the last acknowledged write of a key from which on 99 % of the reads return the newest version"),
    T_VISIBILITY_P999(
            "t-visibility.p999",
            Unit.DURATION,
            true,
            "time after the last acknowledged write of a key from which on 99.9 % of the reads return the newest version"),
    ELECTIONS("elections", Unit.COUNT, false, "times that a node became a candidate"),
    LEADER_CHANGES("leader-changes", Unit.COUNT, false, "times that another node than before came to act as leader"),
    TIME_WITHOUT_LEADER(
            "time-without-leader", Unit.DURATION, false, "total time in which no node that was up acted as leader"),
    SPLIT_BRAIN("split-brain", Unit.DURATION, false, "total time in which more than one node acted as leader"),
    SPLIT_BRAIN_MAX("split-brain.max", Unit.DURATION, false, "the longest such interval"),
    SPLIT_BRAIN_COUNT("split-brain.count", Unit.COUNT, false, "intervals in which more than one node acted as leader"),
    SPLIT_BRAIN_DETECTION(
            "split-brain.detection-time",
            Unit.DURATION,
            false,
            "longest time from the beginning of such an interval until one of the leaders noticed and ceased to lead;"
                    + " infinite where a crash or the end of the run came first, unknown where there was no such interval"),
    SPLIT_BRAIN_WRITES(
            "split-brain.writes",
            Unit.COUNT,
            false,
            "writes that leaders which did not lead on acknowledged in such intervals"),
    SPLIT_BRAIN_LOST("split-brain.lost-writes", Unit.COUNT, false, "those of them that were later gone"),
    LOST_WRITES(
            "lost-writes",
            Unit.COUNT,
            false,
            "writes that were acknowledged, and then neither read nor found on the replicas, though nothing replaced them"),
    MESSAGES_SENT(
            "messages.sent",
            Unit.COUNT,
            false,
            "messages that nodes and clients sent; real nodes' are counted once a second, heartbeats among them"),
    MESSAGES_LOST("messages.lost", Unit.COUNT, false, "messages that did not arrive; unknown of real nodes"),
    CONVERGENCE_TIME(
            "convergence-time",
            Unit.DURATION,
            false,
            "time from the start of the window until every node that was up held everything acknowledged before it");

    private final MetricDefinition definition;
    private final boolean ofOperations;

    CommonMetric(String word, Unit unit, boolean ofOperations, String meaning) {
        definition = new MetricDefinition(word, unit, meaning);
        this.ofOperations = ofOperations;
    }

    /** True where it is measured by tracing every read to the write that it returned. */
    public boolean tracesReads() {
        return word().startsWith("staleness.")
                || word().startsWith("k-staleness.")
                || word().startsWith("t-visibility.")
                || this == FRESH_READS;
    }

    /** True where it tells of leaders, so that a system without one has nothing to measure. */
    public boolean isOfLeaders() {
        return switch (this) {
            case ELECTIONS,
                    LEADER_CHANGES,
                    TIME_WITHOUT_LEADER,
                    SPLIT_BRAIN,
                    SPLIT_BRAIN_MAX,
                    SPLIT_BRAIN_COUNT,
                    SPLIT_BRAIN_DETECTION,
                    SPLIT_BRAIN_WRITES,
                    SPLIT_BRAIN_LOST -> true;
            default -> false;
        };
    }

    @Override
    public MetricDefinition definition() {
        return definition;
    }

    @Override
    public Set<Filter> filters() {
        return ofOperations ? EnumSet.allOf(Filter.class) : EnumSet.noneOf(Filter.class);
    }

    /** True for the figures that requests of the traffic lab have, too. */
    public boolean isOfRequests() {
        return switch (this) {
            case AVAILABILITY,
                    LATENCY_MEAN,
                    LATENCY_P50,
                    LATENCY_P90,
                    LATENCY_P95,
                    LATENCY_P99,
                    LATENCY_P999,
                    LATENCY_MAX,
                    THROUGHPUT,
                    ERRORS -> true;
            default -> false;
        };
    }
}

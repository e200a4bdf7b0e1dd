package io.netsplit.scenario.format.word;

import java.util.EnumSet;
import java.util.Set;

/** The figures that every system has. */
public enum CommonMetric implements Metric {
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
    MESSAGES_SENT("messages.sent", Unit.COUNT, false, "messages that nodes and clients sent"),
    MESSAGES_LOST("messages.lost", Unit.COUNT, false, "messages that did not arrive"),
    CONVERGENCE_TIME(
            "convergence-time",
            Unit.DURATION,
            false,
            "time from the start of the window until every node that was up held everything acknowledged before it");

    private final String word;
    private final Unit unit;
    private final boolean ofOperations;
    private final String meaning;

    CommonMetric(String word, Unit unit, boolean ofOperations, String meaning) {
        this.word = word;
        this.unit = unit;
        this.ofOperations = ofOperations;
        this.meaning = meaning;
    }

    @Override
    public String word() {
        return word;
    }

    @Override
    public String meaning() {
        return meaning;
    }

    @Override
    public Unit unit() {
        return unit;
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

package io.netsplit.scenario.format.word;

/** A figure of the format's own, with its definition where it is listed. */
public sealed interface DefinedMetric extends Metric permits CommonMetric, TrafficMetric, ServiceMetric, RolloutMetric {
    MetricDefinition definition();

    @Override
    default String word() {
        return definition().word();
    }

    @Override
    default Unit unit() {
        return definition().unit();
    }

    @Override
    default String meaning() {
        return definition().meaning();
    }
}

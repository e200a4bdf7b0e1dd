package io.netsplit.scenario.assertion;

import io.netsplit.history.History;
import io.netsplit.scenario.format.model.Assertion.Window;
import io.netsplit.scenario.format.word.AnomalyMetric;
import io.netsplit.scenario.format.word.CommonMetric;
import io.netsplit.scenario.format.word.Metric;
import io.netsplit.scenario.format.word.Metrics;
import io.netsplit.system.Protocol;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every figure of one run after its warm-up. */
public final class WholeRun {
    private final ClusterFacts facts;
    private final List<Interval> intervals;
    private final History sample;

    public WholeRun(ClusterFacts facts) {
        this.facts = facts;
        this.intervals = Windows.of(Window.WHOLE, facts);
        this.sample = new OperationFilter(facts.scenario(), facts.run(), new LinkedHashMap<>()).in(intervals);
    }

    /** Operations called after the warm-up whose end is known. */
    public History sample() {
        return sample;
    }

    /** By the metric's word; a figure over nothing is left out. */
    public Map<String, Double> metrics() {
        MetricValues values = new MetricValues(facts);
        Protocol protocol = facts.scenario().cluster().protocol();
        Map<String, Double> metrics = new LinkedHashMap<>();
        boolean hasTransactions = facts.scenario()
                .workload()
                .map(workload -> workload.type().isOfTransactions())
                .orElse(false);
        for (Metric metric : Metrics.of(protocol)) {
            if (metric instanceof AnomalyMetric && !hasTransactions) {
                continue;
            }
            boolean ofLeaders = !protocol.hasLeader() && metric instanceof CommonMetric common && common.isOfLeaders();
            double value = metric.filters().isEmpty()
                    ? values.of(metric, Window.WHOLE, new LinkedHashMap<>())
                    : values.ofOperations((CommonMetric) metric, intervals, sample);
            if (Double.isFinite(value) && !ofLeaders) {
                metrics.put(metric.word(), value);
            }
        }
        return metrics;
    }
}

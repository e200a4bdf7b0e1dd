package io.netsplit.scenario.runner;

import io.netsplit.scenario.assertion.ClusterFacts;
import io.netsplit.scenario.assertion.RunFacts;
import io.netsplit.scenario.assertion.TrafficFacts;
import io.netsplit.scenario.format.model.Variant;
import io.netsplit.scenario.result.VariantCharts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Gathers what is drawn of each variant while its runs finish. One book may serve several sweeps of a scenario, whose runs
 * are then drawn together.
 */
public final class ChartBook {
    private final Map<String, ChartRecorder> recorders = new LinkedHashMap<>();

    void add(Variant variant, RunFacts facts) {
        if (facts instanceof TrafficFacts traffic) {
            boolean faulty = !traffic.faults().isEmpty();
            recorder(variant, traffic.serverNames()).add(traffic.seen(), faulty);
        } else if (facts instanceof ClusterFacts cluster) {
            recorder(variant, List.of()).add(cluster.run());
        }
    }

    /** What there is of a variant so far. */
    synchronized VariantCharts charts(String variant) {
        ChartRecorder recorder = recorders.get(variant);
        return recorder == null ? VariantCharts.NONE : recorder.charts();
    }

    private synchronized ChartRecorder recorder(Variant variant, List<String> servers) {
        ChartRecorder known = recorders.get(variant.name());
        if (known == null) {
            known = new ChartRecorder(
                    variant.scenario().run().warmupNs(),
                    variant.scenario().run().durationNs(),
                    servers);
            recorders.put(variant.name(), known);
        }
        return known;
    }
}

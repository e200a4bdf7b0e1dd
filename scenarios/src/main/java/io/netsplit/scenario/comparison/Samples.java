package io.netsplit.scenario.comparison;

import io.netsplit.scenario.format.word.Metric;
import io.netsplit.scenario.result.RunSummary;
import io.netsplit.scenario.result.VariantResult;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where the figures of a comparison come from. Figures of two variants under the same key make a pair. */
@FunctionalInterface
public interface Samples {
    /** One figure for each seed: runs are independent of each other, whatever happens within one. */
    Samples SEEDS = Samples::bySeed;

    /** The variant's figures by key; what has no figure is left out. */
    Map<Long, Double> of(VariantResult variant, Metric metric);

    private static Map<Long, Double> bySeed(VariantResult variant, Metric metric) {
        Map<Long, Double> figures = new LinkedHashMap<>();
        for (RunSummary run : variant.runs()) {
            Double value = run.isCutShort() ? null : run.metrics().get(metric.word());
            if (value != null) {
                figures.put(run.seed(), value);
            }
        }
        return figures;
    }
}

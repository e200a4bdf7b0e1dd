package io.netsplit.scenario.report;

import io.netsplit.scenario.result.RunSummary;
import io.netsplit.scenario.result.VariantResult;
import java.util.Optional;

/** How exact the instants of a run on real nodes are. */
final class ClockErrorText {
    private ClockErrorText() {}

    /** Of the run in which they are least so; empty where everything was simulated. */
    static Optional<String> of(VariantResult variant) {
        double median = worst(variant, "node-delay.p50");
        if (Double.isNaN(median)) {
            return Optional.empty();
        }
        return Optional.of("one clock orders everything; what nodes tell of themselves reaches it late, by "
                + Figures.latency(median) + " in the middle, " + Figures.latency(worst(variant, "node-delay.p99"))
                + " at the 99th percentile, " + Figures.latency(worst(variant, "node-delay.max")) + " at most");
    }

    private static double worst(VariantResult variant, String figure) {
        return variant.runs().stream()
                .map(RunSummary::metrics)
                .filter(metrics -> metrics.containsKey(figure))
                .mapToDouble(metrics -> metrics.getOrDefault(figure, Double.NaN))
                .max()
                .orElse(Double.NaN);
    }
}

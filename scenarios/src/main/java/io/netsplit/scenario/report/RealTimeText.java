package io.netsplit.scenario.report;

import io.netsplit.scenario.result.RunSummary;
import io.netsplit.scenario.result.VariantResult;
import java.util.Optional;

/** What a run on real nodes owes to the machine: how exact its instants are, and whether it took longer than planned. */
final class RealTimeText {
    private RealTimeText() {}

    /** Of the run in which they are least so; empty where everything was simulated. */
    static Optional<String> clockError(VariantResult variant) {
        double median = worst(variant, "node-delay.p50");
        if (Double.isNaN(median)) {
            return Optional.empty();
        }
        return Optional.of("one clock orders everything; what nodes tell of themselves reaches it late, by "
                + Figures.latency(median) + " in the middle, " + Figures.latency(worst(variant, "node-delay.p99"))
                + " at the 99th percentile, " + Figures.latency(worst(variant, "node-delay.max")) + " at most");
    }

    /** Of the run that went on for longest beyond its planned end; empty where none did. */
    static Optional<String> overtime(VariantResult variant) {
        double most = worst(variant, "overtime");
        return Double.isNaN(most)
                ? Optional.empty()
                : Optional.of("at its planned end nobody had been answered since the last fault: it went on for "
                        + Figures.latency(most));
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

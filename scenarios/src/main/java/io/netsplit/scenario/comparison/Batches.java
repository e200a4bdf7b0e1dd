package io.netsplit.scenario.comparison;

import io.netsplit.scenario.format.word.Metric;
import io.netsplit.scenario.result.RunSummary;
import io.netsplit.scenario.result.SweepResult;
import io.netsplit.scenario.result.VariantResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Batch means: where there is one long run, its equal parts after the warm-up take the place of seeds (Law and Kelton). The
 * same part of two variants saw the same arrivals, and makes a pair. Figures that have no parts keep the one of the run.
 */
public final class Batches implements Samples {
    /** Neighbours of independent batches correlate by less than this over the root of their number, in 39 of 40 cases. */
    private static final double TWO_SIGMAS = 2;

    /** Whether a result has one seed, and parts. */
    public static boolean areIn(SweepResult result) {
        return result.seeds().size() == 1
                && result.variants().stream()
                        .noneMatch(variant -> variant.charts().batches().isEmpty());
    }

    @Override
    public Map<Long, Double> of(VariantResult variant, Metric metric) {
        Map<Long, Double> figures = new LinkedHashMap<>();
        List<Map<String, Double>> batches = variant.charts().batches();
        for (int i = 0; i < batches.size(); i++) {
            Double value = batches.get(i).get(metric.word());
            if (value != null) {
                figures.put((long) i, value);
            }
        }
        return figures.isEmpty() && variant.runs().stream().noneMatch(RunSummary::isCutShort)
                ? Samples.SEEDS.of(variant, metric)
                : figures;
    }

    /** Variants whose batches are so alike to their neighbours that the intervals are too narrow. */
    public List<String> correlated(SweepResult result, List<Metric> metrics) {
        List<String> found = new ArrayList<>();
        for (Metric metric : metrics) {
            for (VariantResult variant : result.variants()) {
                double[] values = of(variant, metric).values().stream()
                        .mapToDouble(Double::doubleValue)
                        .toArray();
                if (correlation(values) > TWO_SIGMAS / Math.sqrt(values.length)) {
                    found.add(variant.name() + ", " + metric.word());
                }
            }
        }
        return found;
    }

    /** Of each value with the next; 0 where all are the same. */
    static double correlation(double[] values) {
        double mean = 0;
        for (double value : values) {
            mean += value / values.length;
        }
        double squares = 0;
        double products = 0;
        for (int i = 0; i < values.length; i++) {
            squares += (values[i] - mean) * (values[i] - mean);
            products += i == 0 ? 0 : (values[i] - mean) * (values[i - 1] - mean);
        }
        return squares == 0 ? 0 : products / squares;
    }
}

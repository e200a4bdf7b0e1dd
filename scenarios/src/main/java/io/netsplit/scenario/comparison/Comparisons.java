package io.netsplit.scenario.comparison;

import io.netsplit.scenario.assertion.PairedComparison;
import io.netsplit.scenario.comparison.Comparison.Row;
import io.netsplit.scenario.format.word.Metric;
import io.netsplit.scenario.result.SweepResult;
import io.netsplit.scenario.result.VariantResult;
import io.netsplit.stats.Holm;
import io.netsplit.stats.Tally;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Holds the variants of a sweep against a baseline. Every interval is one of 95 % by itself. The words better and worse stand
 * on more: tests of all variants and all metrics together are adjusted by Holm's procedure, so that they are all true at once
 * in 95 of 100 such comparisons.
 */
public final class Comparisons {
    private static final double LEVEL = 1 - Comparison.CONFIDENCE;

    private final SweepResult result;
    private final String baseline;
    private final Samples samples;

    private Comparisons(SweepResult result, String baseline, Samples samples) {
        this.result = result;
        this.baseline = baseline;
        this.samples = samples;
    }

    /** One comparison for each metric, in their order. */
    public static List<Comparison> of(SweepResult result, List<Metric> metrics, String baseline, Samples samples) {
        Comparisons all = new Comparisons(result, baseline, samples);
        List<Comparison> raw = metrics.stream().map(all::compare).toList();
        return adjusted(raw);
    }

    private Comparison compare(Metric metric) {
        Map<String, Map<Long, Double>> figures = new LinkedHashMap<>();
        for (VariantResult variant : result.variants()) {
            figures.put(variant.name(), samples.of(variant, metric));
        }
        // Ratios need figures above zero; where one is not, differences take their place in the whole table.
        boolean isRatio = figures.values().stream()
                .flatMap(each -> each.values().stream())
                .allMatch(value -> value > 0);
        Direction direction = Direction.of(metric);
        List<String> best = best(figures, isRatio, direction);
        Map<Long, Double> base = figures.getOrDefault(baseline, Map.of());
        List<Row> rows = new ArrayList<>();
        figures.forEach((variant, own) -> rows.add(row(variant, own, base, isRatio, best.contains(variant))));
        Comparator<Row> order = Comparator.comparingDouble(row ->
                Double.isNaN(row.mean()) ? Double.MAX_VALUE : direction.isBetter(2, 1) ? -row.mean() : row.mean());
        rows.sort(order);
        return new Comparison(metric, baseline, isRatio, rows);
    }

    private Row row(String variant, Map<Long, Double> own, Map<Long, Double> base, boolean isRatio, boolean isBest) {
        Tally tally = new Tally();
        own.values().forEach(tally::add);
        double halfWidth = tally.interval(Comparison.CONFIDENCE).halfWidth();
        int count = own.size();
        if (variant.equals(baseline)) {
            return new Row(
                    variant, tally.mean(), halfWidth, count, Optional.empty(), Double.NaN, Finding.BASELINE, isBest);
        }
        Optional<PairedComparison> effect = effect(own, base, isRatio);
        double probability = effect.map(PairedComparison::probability).orElse(Double.NaN);
        return new Row(variant, tally.mean(), halfWidth, count, effect, probability, Finding.UNKNOWN, isBest);
    }

    private static Optional<PairedComparison> effect(Map<Long, Double> own, Map<Long, Double> base, boolean isRatio) {
        List<PairedComparison.Pair> pairs = new ArrayList<>();
        own.forEach((key, value) -> {
            Double other = base.get(key);
            if (other != null) {
                pairs.add(new PairedComparison.Pair(value, other));
            }
        });
        if (pairs.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                isRatio
                        ? PairedComparison.ratio(pairs, Comparison.CONFIDENCE)
                        : PairedComparison.difference(pairs, Comparison.CONFIDENCE));
    }

    /**
     * The variant with the best mean, and those that are not shown to be worse than it. It was chosen by the same figures, so
     * that the tests are adjusted among themselves, and a variant stays among the best where they leave a doubt.
     */
    private static List<String> best(Map<String, Map<Long, Double>> figures, boolean isRatio, Direction direction) {
        List<String> best = new ArrayList<>();
        if (direction == Direction.NEITHER) {
            return best;
        }
        String first = null;
        double mean = Double.NaN;
        for (Map.Entry<String, Map<Long, Double>> each : figures.entrySet()) {
            double own = each.getValue().values().stream()
                    .mapToDouble(Double::doubleValue)
                    .average()
                    .orElse(Double.NaN);
            if (first == null && !Double.isNaN(own) || direction.isBetter(own, mean)) {
                first = each.getKey();
                mean = own;
            }
        }
        if (first == null) {
            return best;
        }
        List<String> others = new ArrayList<>(figures.keySet());
        others.remove(first);
        Map<Long, Double> winner = figures.getOrDefault(first, Map.of());
        double[] tests = others.stream()
                .mapToDouble(name -> effect(figures.getOrDefault(name, Map.of()), winner, isRatio)
                        .map(PairedComparison::probability)
                        .orElse(Double.NaN))
                .toArray();
        double[] adjusted = Holm.adjusted(tests);
        best.add(first);
        for (int i = 0; i < adjusted.length; i++) {
            boolean isMeasured = !figures.getOrDefault(others.get(i), Map.of()).isEmpty();
            if (isMeasured && !(adjusted[i] < LEVEL)) {
                best.add(others.get(i));
            }
        }
        return best;
    }

    private static List<Comparison> adjusted(List<Comparison> raw) {
        double[] adjusted = Holm.adjusted(raw.stream()
                .flatMap(comparison -> comparison.rows().stream())
                .mapToDouble(Row::probability)
                .toArray());
        List<Comparison> found = new ArrayList<>();
        int next = 0;
        for (Comparison comparison : raw) {
            Direction direction = Direction.of(comparison.metric());
            List<Row> rows = new ArrayList<>();
            for (Row row : comparison.rows()) {
                rows.add(judged(row, adjusted[next++], direction, comparison.isRatio()));
            }
            found.add(new Comparison(comparison.metric(), comparison.baseline(), comparison.isRatio(), rows));
        }
        return found;
    }

    private static Row judged(Row row, double probability, Direction direction, boolean isRatio) {
        Finding finding = row.finding();
        if (finding != Finding.BASELINE && !Double.isNaN(probability)) {
            double neutral = isRatio ? 1 : 0;
            boolean isLower = row.effect().map(PairedComparison::mean).orElse(neutral) < neutral;
            finding = probability < LEVEL ? direction.finding(isLower) : Finding.NO_DIFFERENCE_SHOWN;
        }
        return new Row(
                row.variant(),
                row.mean(),
                row.halfWidth(),
                row.samples(),
                row.effect(),
                probability,
                finding,
                row.isBest());
    }
}

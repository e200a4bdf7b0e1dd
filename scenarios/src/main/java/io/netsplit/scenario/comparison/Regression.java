package io.netsplit.scenario.comparison;

import io.netsplit.scenario.assertion.PairedComparison;
import io.netsplit.scenario.format.word.Metric;
import io.netsplit.scenario.result.SweepResult;
import io.netsplit.scenario.result.VariantResult;
import io.netsplit.scenario.result.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * One figure of a sweep against that of an earlier one, variant by variant and paired by seed: a gate that a change of the
 * scenario or of netsplit has to pass.
 *
 * @param isRatio whether effects are ratios to the earlier figure; differences where a figure is zero somewhere
 */
public record Regression(Metric metric, boolean isRatio, List<Line> lines) {
    /**
     * One variant.
     *
     * @param before the earlier mean over the pairs; NaN without any
     * @param after the later one
     * @param effect its center and interval are NaN where there is nothing to pair
     * @param verdict PASS where the whole interval is no worse than the tolerance, FAIL where the whole interval is worse
     */
    public record Line(String variant, double before, double after, PairedComparison effect, Verdict verdict) {}

    public Regression {
        lines = List.copyOf(lines);
    }

    /** @param tolerance how much worse a figure may be, as a share of what it was */
    public static Regression of(SweepResult before, SweepResult after, Metric metric, double tolerance) {
        Map<String, Map<Long, Double>> earlier = figures(before, metric);
        Map<String, Map<Long, Double>> later = figures(after, metric);
        boolean isRatio = isPositive(earlier) && isPositive(later);
        Set<String> names = new TreeSet<>(earlier.keySet());
        names.addAll(later.keySet());
        List<Line> lines = new ArrayList<>();
        for (String name : names) {
            List<PairedComparison.Pair> pairs = new ArrayList<>();
            later.getOrDefault(name, Map.of()).forEach((seed, value) -> {
                Double other = earlier.getOrDefault(name, Map.of()).get(seed);
                if (other != null) {
                    pairs.add(new PairedComparison.Pair(value, other));
                }
            });
            lines.add(line(name, pairs, metric, isRatio, tolerance));
        }
        return new Regression(metric, isRatio, lines);
    }

    private static Line line(
            String name, List<PairedComparison.Pair> pairs, Metric metric, boolean isRatio, double tolerance) {
        double before =
                pairs.stream().mapToDouble(PairedComparison.Pair::to).average().orElse(Double.NaN);
        double after =
                pairs.stream().mapToDouble(PairedComparison.Pair::of).average().orElse(Double.NaN);
        PairedComparison effect = isRatio
                ? PairedComparison.ratio(pairs, Comparison.CONFIDENCE)
                : PairedComparison.difference(pairs, Comparison.CONFIDENCE);
        boolean isSame = !pairs.isEmpty() && pairs.stream().allMatch(pair -> pair.of() == pair.to());
        double neutral = isRatio ? 1 : 0;
        double room = isRatio ? tolerance : tolerance * Math.abs(before);
        Verdict verdict = isSame ? Verdict.PASS : verdict(effect, Direction.of(metric), neutral - room, neutral + room);
        return new Line(name, before, after, effect, verdict);
    }

    private static Verdict verdict(PairedComparison effect, Direction direction, double least, double most) {
        if (!effect.isKnown()) {
            return Verdict.UNKNOWN;
        }
        Verdict notMore = side(effect.high() <= most, effect.low() > most);
        Verdict notLess = side(effect.low() >= least, effect.high() < least);
        return switch (direction) {
            case LOWER_IS_BETTER -> notMore;
            case HIGHER_IS_BETTER -> notLess;
            case NEITHER -> notMore.and(notLess);
        };
    }

    private static Verdict side(boolean within, boolean beyond) {
        return within ? Verdict.PASS : beyond ? Verdict.FAIL : Verdict.UNKNOWN;
    }

    private static Map<String, Map<Long, Double>> figures(SweepResult result, Metric metric) {
        Map<String, Map<Long, Double>> figures = new LinkedHashMap<>();
        for (VariantResult variant : result.variants()) {
            figures.put(variant.name(), Samples.SEEDS.of(variant, metric));
        }
        return figures;
    }

    private static boolean isPositive(Map<String, Map<Long, Double>> figures) {
        return figures.values().stream().flatMap(each -> each.values().stream()).allMatch(value -> value > 0);
    }

    /** Over all variants; unknown where there is none. */
    public Verdict verdict() {
        Verdict all = lines.isEmpty() ? Verdict.UNKNOWN : Verdict.PASS;
        for (Line line : lines) {
            all = all.and(line.verdict());
        }
        return all;
    }
}

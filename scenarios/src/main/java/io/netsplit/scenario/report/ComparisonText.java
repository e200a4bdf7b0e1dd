package io.netsplit.scenario.report;

import io.netsplit.scenario.assertion.PairedComparison;
import io.netsplit.scenario.format.word.CommonMetric;
import io.netsplit.scenario.format.word.Metric;
import io.netsplit.scenario.format.word.Unit;
import io.netsplit.scenario.result.RunSummary;
import io.netsplit.scenario.result.SweepResult;
import io.netsplit.scenario.result.VariantResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A table of the variants of one sweep: the figure, its ratio to the baseline, and whether that means anything. */
public final class ComparisonText {
    /** One line of the table; {@code comparison} is empty for the baseline and where there is nothing to compare. */
    public record Row(String variant, double mean, int runs, Optional<PairedComparison> comparison, boolean isRatio) {
        /** True where the interval leaves no doubt that there is a difference. */
        public boolean isSignificant() {
            double neutral = isRatio ? 1 : 0;
            return comparison
                    .filter(found -> found.low() > neutral || found.high() < neutral)
                    .isPresent();
        }
    }

    /** Of every interval. */
    public static final double CONFIDENCE = 0.95;

    private final SweepResult result;
    private final Metric metric;
    private final String baseline;

    public ComparisonText(SweepResult result, Metric metric, String baseline) {
        this.result = result;
        this.metric = metric;
        this.baseline = baseline;
    }

    /** The best first; variants without the figure last. */
    public List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        Map<Long, Double> base = figures(baseline);
        boolean ratios = allPositive();
        for (VariantResult variant : result.variants()) {
            rows.add(row(variant.name(), base, ratios));
        }
        Comparator<Row> byMean = Comparator.comparingDouble(
                row -> Double.isNaN(row.mean()) ? Double.MAX_VALUE : higherIsBetter() ? -row.mean() : row.mean());
        rows.sort(byMean);
        return rows;
    }

    public String text(Style style) {
        StringBuilder text = new StringBuilder();
        List<Row> rows = rows();
        boolean ratio = rows.stream().allMatch(Row::isRatio);
        int width = rows.stream().mapToInt(row -> row.variant().length()).max().orElse(0) + 3;
        text.append(style.strong(metric.word()))
                .append(", ")
                .append(Figures.counted(result.seeds().size(), "paired seed"));
        text.append(", ").append(ratio ? "ratio" : "difference").append(" to ").append(baseline);
        text.append(" (95 % confidence)\n");
        for (Row row : rows) {
            String mean = Double.isNaN(row.mean()) ? "–" : Figures.inUnit(row.mean(), unit());
            text.append("  ")
                    .append(row.variant())
                    .append(" ".repeat(width - row.variant().length()));
            text.append(" ".repeat(Math.max(0, 10 - mean.length())))
                    .append(mean)
                    .append("   ");
            text.append(relation(row, style)).append('\n');
        }
        return style.symbols(text.toString());
    }

    private String relation(Row row, Style style) {
        if (row.variant().equals(baseline)) {
            return style.faint("baseline");
        }
        if (row.comparison().isEmpty()) {
            return style.doubtful("no seed has both figures");
        }
        PairedComparison found = row.comparison().get();
        String interval = found.isKnown()
                ? "[" + effect(row, found.low()) + ", " + effect(row, found.high()) + "]"
                : "[one seed: no interval]";
        String few = found.pairs() < result.seeds().size() ? "  (" + found.pairs() + " seeds)" : "";
        return effect(row, found.mean()) + "  " + interval + "  " + word(row, found, style) + few;
    }

    private String effect(Row row, double value) {
        if (row.isRatio()) {
            return String.format(Locale.ROOT, "%.2f", value);
        }
        return (value < 0 ? "-" : "+") + Figures.inUnit(StrictMath.abs(value), unit());
    }

    private String word(Row row, PairedComparison found, Style style) {
        if (!row.isSignificant()) {
            return style.faint("no clear difference");
        }
        boolean above = found.mean() > (row.isRatio() ? 1 : 0);
        return above == higherIsBetter() ? style.good("better") : style.bad("worse");
    }

    private Row row(String variant, Map<Long, Double> base, boolean ratios) {
        Map<Long, Double> own = figures(variant);
        double mean =
                own.values().stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
        List<PairedComparison.Pair> pairs = new ArrayList<>();
        own.forEach((seed, value) -> {
            Double other = base.get(seed);
            if (other != null) {
                pairs.add(new PairedComparison.Pair(value, other));
            }
        });
        if (variant.equals(baseline) || pairs.isEmpty()) {
            return new Row(variant, mean, own.size(), Optional.empty(), ratios);
        }
        PairedComparison found =
                ratios ? PairedComparison.ratio(pairs, CONFIDENCE) : PairedComparison.difference(pairs, CONFIDENCE);
        return new Row(variant, mean, own.size(), Optional.of(found), ratios);
    }

    /** Ratios need figures above zero; where one is not, differences take their place in the whole table. */
    private boolean allPositive() {
        return result.variants().stream()
                .flatMap(variant -> figures(variant.name()).values().stream())
                .allMatch(value -> value > 0);
    }

    private Map<Long, Double> figures(String variant) {
        Map<Long, Double> figures = new LinkedHashMap<>();
        for (VariantResult candidate : result.variants()) {
            for (RunSummary run : candidate.runs()) {
                Double value = run.metrics().get(metric.word());
                if (candidate.name().equals(variant) && value != null) {
                    figures.put(run.seed(), value);
                }
            }
        }
        return figures;
    }

    private boolean higherIsBetter() {
        return metric == CommonMetric.AVAILABILITY || metric == CommonMetric.THROUGHPUT;
    }

    private String unit() {
        return switch (metric.unit()) {
            case DURATION -> "ns";
            case SHARE -> "share";
            case RATE -> "per-second";
            default -> metric.unit() == Unit.NUMBER ? "ratio" : "";
        };
    }
}

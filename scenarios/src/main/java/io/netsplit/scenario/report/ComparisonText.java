package io.netsplit.scenario.report;

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
    public record Row(String variant, double mean, int runs, Optional<PairedComparison> comparison) {}

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
        for (VariantResult variant : result.variants()) {
            rows.add(row(variant.name(), base));
        }
        Comparator<Row> byMean = Comparator.comparingDouble(
                row -> Double.isNaN(row.mean()) ? Double.MAX_VALUE : higherIsBetter() ? -row.mean() : row.mean());
        rows.sort(byMean);
        return rows;
    }

    public String text(Style style) {
        StringBuilder text = new StringBuilder();
        List<Row> rows = rows();
        boolean ratio = rows.stream().flatMap(row -> row.comparison().stream()).allMatch(PairedComparison::isRatio);
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
        String interval = Double.isNaN(found.low())
                ? "[one seed: no interval]"
                : "[" + effect(found, found.low()) + ", " + effect(found, found.high()) + "]";
        String few = found.pairs() < result.seeds().size() ? "  (" + found.pairs() + " seeds)" : "";
        return effect(found, found.estimate()) + "  " + interval + "  " + word(found, style) + few;
    }

    private String effect(PairedComparison found, double value) {
        if (found.isRatio()) {
            return String.format(Locale.ROOT, "%.2f", value);
        }
        return (value < 0 ? "-" : "+") + Figures.inUnit(StrictMath.abs(value), unit());
    }

    private String word(PairedComparison found, Style style) {
        if (!found.isSignificant()) {
            return style.faint("no clear difference");
        }
        return found.isAbove() == higherIsBetter() ? style.good("better") : style.bad("worse");
    }

    private Row row(String variant, Map<Long, Double> base) {
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
        boolean compared = !variant.equals(baseline) && !pairs.isEmpty();
        return new Row(
                variant, mean, own.size(), compared ? Optional.of(PairedComparison.of(pairs)) : Optional.empty());
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
        return metric == Metric.AVAILABILITY || metric == Metric.THROUGHPUT;
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

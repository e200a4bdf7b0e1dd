package io.netsplit.scenario.report;

import io.netsplit.scenario.assertion.PairedComparison;
import io.netsplit.scenario.comparison.Comparison;
import io.netsplit.scenario.comparison.Comparison.Row;
import io.netsplit.scenario.comparison.Finding;
import io.netsplit.scenario.format.word.Metric;
import io.netsplit.scenario.format.word.Unit;
import java.util.List;
import java.util.Locale;

/** Tables of the variants of one sweep: the figure, its effect against the baseline, and whether that means anything. */
public final class ComparisonText {
    private static final int MEAN_WIDTH = 10;

    private final ComparisonNotes notes;
    private final List<Comparison> comparisons;

    public ComparisonText(List<Comparison> comparisons, ComparisonNotes notes) {
        this.comparisons = List.copyOf(comparisons);
        this.notes = notes;
    }

    /** All tables, and below them what they rest on. */
    public String text(Style style) {
        StringBuilder text = new StringBuilder();
        for (Comparison comparison : comparisons) {
            table(text, comparison, style);
            text.append('\n');
        }
        for (String note : notes.sentences(comparisons)) {
            text.append(style.faint(note)).append('\n');
        }
        return style.symbols(text.toString());
    }

    private void table(StringBuilder text, Comparison comparison, Style style) {
        text.append(style.strong(comparison.metric().word())).append(", ").append(notes.pairs());
        text.append(", ").append(effectWord(comparison)).append(" to ").append(comparison.baseline());
        text.append(" (95 % confidence)\n");
        int width = comparison.rows().stream()
                .mapToInt(row -> row.variant().length())
                .max()
                .orElse(0);
        int effects = comparison.others().stream()
                .mapToInt(row -> effects(comparison, row).length())
                .max()
                .orElse(0);
        for (Row row : comparison.rows()) {
            String mean = mean(comparison.metric(), row);
            text.append(row.isBest() ? "* " : "  ").append(row.variant());
            text.append(" ".repeat(width + 3 - row.variant().length()));
            text.append(" ".repeat(Math.max(0, MEAN_WIDTH - mean.length()))).append(mean);
            String relation = row.finding() == Finding.BASELINE ? "" : effects(comparison, row);
            text.append("   ").append(relation).append(" ".repeat(effects - relation.length()));
            text.append("  ").append(word(row, style)).append('\n');
        }
    }

    static String effectWord(Comparison comparison) {
        return comparison.isRatio() ? "ratio" : "difference";
    }

    static String mean(Metric metric, Row row) {
        return Double.isNaN(row.mean()) ? "–" : Figures.inUnit(row.mean(), unit(metric));
    }

    /** As "0.36  [0.34, 0.38]". */
    static String effects(Comparison comparison, Row row) {
        if (row.effect().isEmpty()) {
            return "nothing to pair";
        }
        PairedComparison found = row.effect().get();
        String few = found.pairs() < row.samples() ? " (" + found.pairs() + " pairs)" : "";
        return effect(comparison.isRatio(), comparison.metric(), found) + few;
    }

    /** The effect with its interval. */
    static String effect(boolean isRatio, Metric metric, PairedComparison found) {
        String interval = found.isKnown()
                ? "[" + effect(isRatio, metric, found.low()) + ", " + effect(isRatio, metric, found.high()) + "]"
                : "[no interval]";
        return effect(isRatio, metric, found.mean()) + "  " + interval;
    }

    private static String effect(boolean isRatio, Metric metric, double value) {
        if (isRatio) {
            return value < 0.1 ? String.format(Locale.ROOT, "%.4f", value) : ratio(value);
        }
        return (value < 0 ? "-" : "+") + Figures.inUnit(StrictMath.abs(value), unit(metric));
    }

    /** Three digits behind the point near 1, where a hundredth would hide a difference. */
    private static String ratio(double value) {
        return String.format(Locale.ROOT, value < 2 ? "%.3f" : value < 100 ? "%.2f" : "%.0f", value);
    }

    /** What was found, and what to do where that is nothing for want of seeds. */
    static String finding(Row row) {
        boolean isOfOne = row.effect().filter(found -> found.pairs() == 1).isPresent();
        String advice =
                row.finding() == Finding.UNKNOWN && isOfOne ? " with one paired seed: run more, as --seeds 1..10" : "";
        return row.finding().words() + advice;
    }

    private static String word(Row row, Style style) {
        String words = finding(row);
        return switch (row.finding()) {
            case BETTER -> style.good(words);
            case WORSE -> style.bad(words);
            case UNKNOWN -> style.doubtful(words);
            case LOWER, HIGHER -> words;
            case BASELINE, NO_DIFFERENCE_SHOWN -> style.faint(words);
        };
    }

    /** As JSON names it; empty for a number of things. */
    public static String unit(Metric metric) {
        return unit(metric.unit());
    }

    static String unit(Unit unit) {
        return switch (unit) {
            case DURATION -> "ns";
            case SHARE -> "share";
            case RATE -> "per-second";
            case COUNT -> "";
            case NUMBER -> "ratio";
        };
    }
}

package io.netsplit.scenario.report;

import io.netsplit.scenario.comparison.Regression;
import io.netsplit.scenario.comparison.Regression.Line;
import java.util.List;

/** A sweep against an earlier one, as a table for each figure. */
public final class RegressionText {
    private static final int FIGURE = 11;

    private RegressionText() {}

    /** @param earlier what the earlier result is called, as the user typed it */
    public static String of(List<Regression> regressions, String earlier, double tolerance, Style style) {
        StringBuilder text = new StringBuilder();
        for (Regression regression : regressions) {
            text.append(text.isEmpty() ? "" : "\n")
                    .append(style.strong(regression.metric().word()));
            text.append(", ")
                    .append(regression.isRatio() ? "ratio" : "difference")
                    .append(" to ")
                    .append(earlier);
            text.append(" (95 % confidence, tolerance ")
                    .append(Figures.significantPercent(tolerance))
                    .append(")\n");
            int width = regression.lines().stream()
                    .mapToInt(line -> line.variant().length())
                    .max()
                    .orElse(0);
            for (Line line : regression.lines()) {
                text.append(row(regression, line, width, style)).append('\n');
            }
        }
        return style.symbols(text.toString());
    }

    private static String row(Regression regression, Line line, int width, Style style) {
        String unit = ComparisonText.unit(regression.metric());
        String gap = " ".repeat(width - line.variant().length());
        String figures =
                padded(Figures.inUnit(line.before(), unit)) + " → " + padded(Figures.inUnit(line.after(), unit));
        String effect = line.effect().pairs() == 0
                ? "nothing to pair"
                : ComparisonText.effect(regression.isRatio(), regression.metric(), line.effect());
        return "  " + sign(line, style) + " " + line.variant() + gap + figures + "   " + effect + "  " + word(line);
    }

    private static String padded(String figure) {
        return " ".repeat(Math.max(0, FIGURE - figure.length())) + figure;
    }

    private static String sign(Line line, Style style) {
        return switch (line.verdict()) {
            case PASS -> style.good("✓");
            case FAIL -> style.bad("✗");
            case UNKNOWN -> style.doubtful("?");
        };
    }

    private static String word(Line line) {
        return switch (line.verdict()) {
            case PASS -> "within the tolerance";
            case FAIL -> "beyond the tolerance";
            case UNKNOWN -> "unknown";
        };
    }
}

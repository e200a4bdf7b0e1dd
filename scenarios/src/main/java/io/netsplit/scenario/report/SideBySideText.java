package io.netsplit.scenario.report;

import io.netsplit.scenario.comparison.SideBySide;
import io.netsplit.scenario.comparison.SideBySide.Claim;
import io.netsplit.scenario.comparison.SideBySide.Figure;
import io.netsplit.scenario.comparison.SideBySide.Found;
import io.netsplit.scenario.comparison.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tables of one scenario where it took place: figures down, places across. */
public final class SideBySideText {
    private static final String NOTHING = "–";

    private final SideBySide all;

    public SideBySideText(SideBySide all) {
        this.all = all;
    }

    /** Both tables. */
    public String text(Style style) {
        StringBuilder text = new StringBuilder(style.strong("figures"));
        text.append(": the median over the repetitions, and the least and the most\n");
        table(text, figures(all));
        if (!all.claims().isEmpty()) {
            text.append('\n').append(style.strong("what the scenario claims")).append(": whether it held\n");
            table(text, claims(all));
        }
        return style.symbols(text.toString());
    }

    /** A row for each figure, the headings first. */
    static List<List<String>> figures(SideBySide all) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(headings(all, "figure"));
        for (Figure figure : all.figures()) {
            List<String> row = new ArrayList<>(List.of(figure.name()));
            figure.spreads().forEach(spread -> row.add(spread(spread, ComparisonText.unit(figure.unit()))));
            rows.add(row);
        }
        return rows;
    }

    /** A row for each claim, the headings first. */
    static List<List<String>> claims(SideBySide all) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(headings(all, "claim"));
        for (Claim claim : all.claims()) {
            List<String> row = new ArrayList<>(List.of(claim.sentence()));
            claim.found().forEach(found -> row.add(found(found)));
            rows.add(row);
        }
        return rows;
    }

    private static List<String> headings(SideBySide all, String first) {
        List<String> headings = new ArrayList<>(List.of(first));
        headings.addAll(all.columns());
        return headings;
    }

    private static String spread(Optional<Spread> spread, String unit) {
        if (spread.isEmpty()) {
            return NOTHING;
        }
        Spread known = spread.get();
        String median = figure(known.median(), unit);
        boolean isWide = known.least() < known.most();
        return isWide
                ? median + " (" + figure(known.least(), unit) + " to " + figure(known.most(), unit) + ")"
                : median;
    }

    private static String figure(double value, String unit) {
        return value == 0 ? "0" : Figures.inUnit(value, unit);
    }

    private static String found(Optional<Found> found) {
        if (found.isEmpty()) {
            return "not asked";
        }
        Found known = found.get();
        return switch (known.holds()) {
            case PASS -> "holds";
            case UNKNOWN -> "unknown";
            case FAIL -> "violated in " + known.violations() + " of " + known.runs();
        };
    }

    /** Names to the left, the rest to the right of their columns. */
    private static void table(StringBuilder text, List<List<String>> rows) {
        int[] widths = new int[rows.get(0).size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                String gap = " ".repeat(widths[i] - row.get(i).length());
                text.append("  ").append(i == 0 ? row.get(i) + gap : gap + row.get(i));
            }
            text.append('\n');
        }
    }
}

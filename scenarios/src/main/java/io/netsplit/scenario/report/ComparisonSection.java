package io.netsplit.scenario.report;

import io.netsplit.scenario.comparison.Comparison;
import io.netsplit.scenario.comparison.Comparison.Row;
import io.netsplit.scenario.comparison.Finding;
import io.netsplit.scenario.result.SweepResult;
import java.util.List;
import java.util.Locale;

/** The variants beside each other, as part of a page: tables of what was compared, and a picture for each question. */
final class ComparisonSection {
    private final SweepResult result;
    private final StringBuilder html = new StringBuilder();

    private ComparisonSection(SweepResult result) {
        this.result = result;
    }

    static String of(SweepResult result, List<Comparison> comparisons, ComparisonNotes notes, List<String> charts) {
        ComparisonSection section = new ComparisonSection(result);
        section.html.append("<section>\n<h2>"
                + (comparisons.isEmpty() ? "All runs together" : "The variants beside each other") + "</h2>\n");
        comparisons.forEach(comparison -> section.table(comparison, notes));
        for (String note : notes.sentences(comparisons)) {
            section.html.append("<p class=\"facts\">").append(text(note)).append("</p>\n");
        }
        section.charts(charts);
        return section.html.append("</section>\n").toString();
    }

    private void table(Comparison comparison, ComparisonNotes notes) {
        html.append("<h3>")
                .append(text(comparison.metric().word()))
                .append("<small>")
                .append(text(notes.pairs()));
        html.append(", ").append(ComparisonText.effectWord(comparison)).append(" to ");
        html.append(text(comparison.baseline()))
                .append(" (95 % confidence)</small></h3>\n<table class=\"comparison\">\n");
        for (Row row : comparison.rows()) {
            String look = row.finding().name().toLowerCase(Locale.ROOT).replace('_', '-');
            html.append("<tr class=\"")
                    .append(look)
                    .append(row.isBest() ? " best" : "")
                    .append("\"><td class=\"sign\">");
            html.append(row.isBest() ? "*" : "")
                    .append("</td><td>")
                    .append(text(row.variant()))
                    .append("</td><td>");
            html.append(text(ComparisonText.mean(comparison.metric(), row))).append("</td><td>");
            boolean isBase = row.finding() == Finding.BASELINE;
            html.append(isBase ? "" : text(ComparisonText.effects(comparison, row)))
                    .append("</td><td class=\"finding\">");
            html.append(text(ComparisonText.finding(row))).append("</td></tr>\n");
        }
        html.append("</table>\n");
    }

    private void charts(List<String> wanted) {
        long endNs = result.durationNs();
        if (isWanted(wanted, "latency-cdf")) {
            figure(
                    "How latencies are distributed.",
                    "Upwards the share of operations that took no longer, in nines: 99 % is as far above 90 % as"
                            + " 99.9 % above 99 %. All seeds together, warm-up left out.",
                    LatencyCurves.of(result.variants()));
        }
        if (isWanted(wanted, "latency")) {
            figure(
                    "Latency over time.",
                    "Median (solid) and 99th percentile (dashed) of the operations called in each step, all seeds together,"
                            + " all panels on one scale; faults are shaded.",
                    LatencyOverTime.of(result.variants(), endNs));
        }
        if (isWanted(wanted, "queue-length")) {
            figure(
                    "Queue length of every server.",
                    "A row for each server; waiting and in service, on average over each step and over the seeds.",
                    QueuePanels.of(result.variants(), endNs));
        }
        if (isWanted(wanted, "utilisation")) {
            figure(
                    "Utilisation and fairness.",
                    "A stroke for each server: the share of its workers at work. Fairness is Jain's index of these shares:"
                            + " 1 where all are alike, 1/n where one of n does everything.",
                    UtilisationChart.of(result.variants()));
        }
    }

    private static boolean isWanted(List<String> wanted, String chart) {
        return wanted.isEmpty() || wanted.contains(chart);
    }

    private void figure(String title, String explanation, String drawing) {
        if (!drawing.isEmpty()) {
            html.append("<figure>\n<figcaption><b>")
                    .append(text(title))
                    .append("</b> ")
                    .append(text(explanation));
            html.append("</figcaption>\n").append(drawing).append("</figure>\n");
        }
    }

    private static String text(String content) {
        return XmlText.escape(content);
    }
}

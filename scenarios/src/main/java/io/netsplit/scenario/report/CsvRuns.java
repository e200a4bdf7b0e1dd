package io.netsplit.scenario.report;

import io.netsplit.scenario.result.RunSummary;
import io.netsplit.scenario.result.SweepResult;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** One row per run, one column per figure (RFC 4180): for spreadsheets and data frames. Durations are nanoseconds. */
public final class CsvRuns {
    private CsvRuns() {}

    public static String of(SweepResult result) {
        TreeSet<String> metrics = new TreeSet<>();
        result.variants()
                .forEach(variant -> variant.runs()
                        .forEach(run -> metrics.addAll(run.metrics().keySet())));
        StringBuilder text = new StringBuilder();
        List<String> head = new ArrayList<>(
                List.of("scenario", "variant", "seed", "digest", "outcome", "events", "operations", "simulated-ns"));
        head.addAll(metrics);
        row(text, head);
        result.variants()
                .forEach(variant ->
                        variant.runs().forEach(run -> row(text, cells(result, variant.name(), run, metrics))));
        return text.toString();
    }

    private static List<String> cells(SweepResult result, String variant, RunSummary run, TreeSet<String> metrics) {
        List<String> cells = new ArrayList<>(List.of(
                result.scenario(),
                variant,
                String.valueOf(run.seed()),
                run.digest(),
                SummaryJson.lower(run.outcome()),
                String.valueOf(run.events()),
                String.valueOf(run.operations()),
                String.valueOf(run.simulatedNs())));
        for (String metric : metrics) {
            Double value = run.metrics().get(metric);
            cells.add(value == null ? "" : JsonWriter.decimal(value));
        }
        return cells;
    }

    static void row(StringBuilder text, List<String> cells) {
        text.append(String.join(",", cells.stream().map(CsvRuns::quoted).toList()))
                .append("\r\n");
    }

    private static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}

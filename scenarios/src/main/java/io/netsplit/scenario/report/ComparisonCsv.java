package io.netsplit.scenario.report;

import io.netsplit.scenario.assertion.PairedComparison;
import io.netsplit.scenario.comparison.Comparison;
import io.netsplit.scenario.comparison.Comparison.Row;
import java.util.List;
import java.util.Optional;

/** One row per metric and variant (RFC 4180). Durations are nanoseconds; what is not known is an empty cell. */
public final class ComparisonCsv {
    private static final List<String> HEAD = List.of(
            "scenario",
            "metric",
            "unit",
            "variant",
            "samples",
            "mean",
            "mean-low",
            "mean-high",
            "baseline",
            "effect-kind",
            "effect",
            "effect-low",
            "effect-high",
            "pairs",
            "p-holm",
            "finding",
            "best");

    private ComparisonCsv() {}

    public static String of(String scenario, List<Comparison> comparisons) {
        StringBuilder text = new StringBuilder();
        CsvRuns.row(text, HEAD);
        for (Comparison comparison : comparisons) {
            for (Row row : comparison.rows()) {
                CsvRuns.row(text, cells(scenario, comparison, row));
            }
        }
        return text.toString();
    }

    private static List<String> cells(String scenario, Comparison comparison, Row row) {
        Optional<PairedComparison> effect = row.effect();
        return List.of(
                scenario,
                comparison.metric().word(),
                ComparisonText.unit(comparison.metric()),
                row.variant(),
                String.valueOf(row.samples()),
                number(row.mean()),
                number(row.mean() - row.halfWidth()),
                number(row.mean() + row.halfWidth()),
                comparison.baseline(),
                ComparisonText.effectWord(comparison),
                number(effect.map(PairedComparison::mean).orElse(Double.NaN)),
                number(effect.map(PairedComparison::low).orElse(Double.NaN)),
                number(effect.map(PairedComparison::high).orElse(Double.NaN)),
                effect.map(found -> String.valueOf(found.pairs())).orElse(""),
                number(row.probability()),
                row.finding().words(),
                String.valueOf(row.isBest()));
    }

    private static String number(double value) {
        return Double.isFinite(value) ? JsonWriter.decimal(value) : "";
    }
}

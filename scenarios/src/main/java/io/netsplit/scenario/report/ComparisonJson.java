package io.netsplit.scenario.report;

import io.netsplit.scenario.assertion.PairedComparison;
import io.netsplit.scenario.comparison.Comparison;
import io.netsplit.scenario.comparison.Comparison.Row;
import io.netsplit.scenario.comparison.Sampling;
import io.netsplit.scenario.result.SweepResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** A comparison as JSON. Durations are nanoseconds; what is not known is null. */
public final class ComparisonJson {
    private ComparisonJson() {}

    public static String of(SweepResult result, List<Comparison> comparisons, ComparisonNotes notes) {
        StringBuilder text = new StringBuilder();
        try {
            JsonWriter json = JsonWriter.pretty(text).beginObject().put("scenario", result.scenario());
            json.put("baseline", comparisons.get(0).baseline())
                    .put("confidence", Comparison.CONFIDENCE)
                    .put("adjustment", "holm")
                    .put("pairs", notes.pairs())
                    .put("warmup-ns", result.warmupNs())
                    .put("warmup", notes.warmup());
            sampling(json, notes.sampling());
            json.key("metrics").beginArray();
            for (Comparison comparison : comparisons) {
                metric(json, comparison);
            }
            json.endArray();
            new ScorecardText(result).json(json);
            json.endObject().end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void sampling(JsonWriter json, Sampling sampling) throws IOException {
        json.put("seeds", sampling.seeds());
        if (sampling.wanted().isPresent()) {
            json.put("precision", sampling.wanted().get().precision())
                    .put("precision-reached", sampling.isReached())
                    .put("max-seeds", sampling.wanted().get().most());
        }
        json.put("widest-relative-half-width", sampling.widest());
    }

    private static void metric(JsonWriter json, Comparison comparison) throws IOException {
        json.beginObject()
                .put("metric", comparison.metric().word())
                .put("unit", ComparisonText.unit(comparison.metric()))
                .key("variants")
                .beginArray();
        for (Row row : comparison.rows()) {
            json.beginObject()
                    .put("variant", row.variant())
                    .put("mean", row.mean())
                    .put("mean-half-width", row.halfWidth())
                    .put("runs", row.samples());
            if (row.effect().isPresent()) {
                PairedComparison found = row.effect().get();
                json.put("pairs", found.pairs())
                        .put(ComparisonText.effectWord(comparison), found.mean())
                        .put("low", found.low())
                        .put("high", found.high())
                        .put("p-holm", row.probability());
            }
            json.put("finding", row.finding().words()).put("best", row.isBest()).endObject();
        }
        json.endArray().endObject();
    }
}

package io.netsplit.scenario.report;

import io.netsplit.scenario.comparison.SideBySide;
import io.netsplit.scenario.comparison.SideBySide.Claim;
import io.netsplit.scenario.comparison.SideBySide.Figure;
import io.netsplit.scenario.comparison.SideBySide.Found;
import io.netsplit.scenario.comparison.Spread;
import io.netsplit.scenario.result.SweepResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The same scenario in several places as JSON. Durations are nanoseconds; what a place does not have is not there. */
public final class SideBySideJson {
    private SideBySideJson() {}

    /** {@code notes} are sentences on the machine. */
    public static String of(SweepResult result, SideBySide all, List<String> notes) {
        StringBuilder text = new StringBuilder();
        try {
            JsonWriter json = JsonWriter.pretty(text).beginObject().put("scenario", result.scenario());
            json.key("places").beginArray();
            for (String column : all.columns()) {
                json.value(column);
            }
            json.endArray().key("figures").beginArray();
            for (Figure figure : all.figures()) {
                figure(json, all, figure);
            }
            json.endArray().key("claims").beginArray();
            for (Claim claim : all.claims()) {
                claim(json, all, claim);
            }
            json.endArray().key("notes").beginArray();
            for (String note : notes) {
                json.value(note);
            }
            json.endArray();
            new ScorecardText(result).json(json);
            json.endObject().end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void figure(JsonWriter json, SideBySide all, Figure figure) throws IOException {
        json.beginObject().put("figure", figure.name()).put("unit", ComparisonText.unit(figure.unit()));
        json.key("spreads").beginArray();
        for (int i = 0; i < all.columns().size(); i++) {
            Optional<Spread> spread = figure.spreads().get(i);
            if (spread.isPresent()) {
                json.inline()
                        .beginObject()
                        .put("place", all.columns().get(i))
                        .put("median", spread.get().median())
                        .put("least", spread.get().least())
                        .put("most", spread.get().most())
                        .put("runs", spread.get().count())
                        .endObject();
            }
        }
        json.endArray().endObject();
    }

    private static void claim(JsonWriter json, SideBySide all, Claim claim) throws IOException {
        json.beginObject().put("claim", claim.sentence()).key("verdicts").beginArray();
        for (int i = 0; i < all.columns().size(); i++) {
            Optional<Found> found = claim.found().get(i);
            if (found.isPresent()) {
                json.inline()
                        .beginObject()
                        .put("place", all.columns().get(i))
                        .put("holds", found.get().holds().name().toLowerCase(Locale.ROOT))
                        .put("violations", found.get().violations())
                        .put("runs", found.get().runs())
                        .endObject();
            }
        }
        json.endArray().endObject();
    }
}

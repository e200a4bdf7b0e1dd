package io.netsplit.visualizer.opening;

import io.netsplit.json.Json;
import io.netsplit.visualizer.model.Finding;
import io.netsplit.visualizer.model.PlaceComparison;
import io.netsplit.visualizer.model.PlaceComparison.Claim;
import io.netsplit.visualizer.model.PlaceComparison.Figure;
import io.netsplit.visualizer.model.PlaceComparison.Found;
import io.netsplit.visualizer.model.PlaceComparison.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads what {@code compare --on --json} has written. An {@link IllegalArgumentException} says what is wrong with it. */
final class SideBySideReader {
    private SideBySideReader() {}

    static PlaceComparison read(String text) {
        Map<String, @Nullable Object> root = Json.object(text);
        List<String> places = texts(root, "places");
        if (places.isEmpty()) {
            throw new IllegalArgumentException("expected a place in 'places'");
        }
        List<Figure> figures = new ArrayList<>();
        for (Map<String, @Nullable Object> one : ComparisonReader.objects(root, "figures")) {
            figures.add(new Figure(
                    ComparisonReader.text(one, "figure"),
                    ComparisonReader.text(one, "unit"),
                    byPlace(places, one, "spreads", SideBySideReader::spread)));
        }
        List<Claim> claims = new ArrayList<>();
        for (Map<String, @Nullable Object> one : ComparisonReader.objects(root, "claims")) {
            claims.add(new Claim(
                    ComparisonReader.text(one, "claim"), byPlace(places, one, "verdicts", SideBySideReader::found)));
        }
        return new PlaceComparison(places, figures, claims, texts(root, "notes"));
    }

    private static <T> List<Optional<T>> byPlace(
            List<String> places,
            Map<String, @Nullable Object> in,
            String name,
            Function<Map<String, @Nullable Object>, T> reader) {
        List<Map<String, @Nullable Object>> all = ComparisonReader.objects(in, name);
        List<Optional<T>> found = new ArrayList<>();
        for (String place : places) {
            found.add(all.stream()
                    .filter(one -> place.equals(one.get("place")))
                    .findFirst()
                    .map(reader));
        }
        return found;
    }

    private static Spread spread(Map<String, @Nullable Object> one) {
        return new Spread(
                ComparisonReader.number(one, "median"),
                ComparisonReader.number(one, "least"),
                ComparisonReader.number(one, "most"),
                (int) ComparisonReader.number(one, "runs"));
    }

    private static Found found(Map<String, @Nullable Object> one) {
        return new Found(
                Finding.Outcome.valueOf(ComparisonReader.text(one, "holds").toUpperCase(Locale.ROOT)),
                (int) ComparisonReader.number(one, "violations"),
                (int) ComparisonReader.number(one, "runs"));
    }

    private static List<String> texts(Map<String, @Nullable Object> in, String name) {
        List<String> found = new ArrayList<>();
        if (!(in.get(name) instanceof List<?> list)) {
            throw new IllegalArgumentException("expected a list '" + name + "'");
        }
        list.forEach(one -> found.add(String.valueOf(one)));
        return found;
    }
}

package io.netsplit.visualizer.opening;

import io.netsplit.json.Json;
import io.netsplit.visualizer.model.MetricTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what {@code compare --json} has written. An {@link IllegalArgumentException} says what is wrong with it. */
final class ComparisonReader {
    private ComparisonReader() {}

    static List<MetricTable> read(String text) {
        Map<String, @Nullable Object> root = Json.object(text);
        String baseline = text(root, "baseline");
        List<MetricTable> tables = new ArrayList<>();
        for (Map<String, @Nullable Object> metric : objects(root, "metrics")) {
            List<MetricTable.Row> rows = new ArrayList<>();
            boolean isRatio = true;
            for (Map<String, @Nullable Object> row : objects(metric, "variants")) {
                isRatio &= !row.containsKey("difference");
                rows.add(row(row));
            }
            tables.add(new MetricTable(text(metric, "metric"), text(metric, "unit"), baseline, isRatio, rows));
        }
        return tables;
    }

    private static MetricTable.Row row(Map<String, @Nullable Object> row) {
        return new MetricTable.Row(
                text(row, "variant"),
                number(row, "mean"),
                number(row, "mean-half-width"),
                (int) number(row, "runs"),
                number(row, row.containsKey("difference") ? "difference" : "ratio"),
                number(row, "low"),
                number(row, "high"),
                text(row, "finding"),
                Boolean.TRUE.equals(row.get("best")));
    }

    static List<Map<String, @Nullable Object>> objects(Map<String, @Nullable Object> in, String name) {
        List<Map<String, @Nullable Object>> found = new ArrayList<>();
        if (!(in.get(name) instanceof List<?> list)) {
            throw new IllegalArgumentException("expected a list '" + name + "'");
        }
        for (Object each : list) {
            found.add(object(each, name));
        }
        return found;
    }

    @SuppressWarnings("unchecked") // the reader of JSON makes objects of this kind
    private static Map<String, @Nullable Object> object(@Nullable Object value, String name) {
        if (value instanceof Map<?, ?> map) {
            return (Map<String, @Nullable Object>) map;
        }
        throw new IllegalArgumentException("expected objects in '" + name + "'");
    }

    static String text(Map<String, @Nullable Object> in, String name) {
        return in.get(name) instanceof String text ? text : "";
    }

    /** NaN where it is not known. */
    static double number(Map<String, @Nullable Object> in, String name) {
        return in.get(name) instanceof Number number ? number.doubleValue() : Double.NaN;
    }
}

package io.netsplit.scenario.report;

import io.netsplit.scenario.comparison.Comparison;
import io.netsplit.scenario.comparison.Samples;
import io.netsplit.scenario.format.word.Metric;
import io.netsplit.scenario.result.SweepResult;
import io.netsplit.scenario.result.VariantResult;
import io.netsplit.stats.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What figures come to while fields of a scenario vary: a row for each point and variant, means over the seeds. */
public final class SweepTable {
    private static final String GAP = "  ";

    /** A mean and half its interval of 95 %, which is infinite where there is none. */
    private record Cell(Metric metric, Tally figures) {
        String text() {
            if (figures.count() == 0) {
                return "unknown";
            }
            double half = half();
            String mean = Figures.inUnit(figures.mean(), unit());
            if (!Double.isFinite(half)) {
                return mean;
            }
            return mean + " ± " + (half == 0 ? "0" : Figures.inUnit(half, unit()));
        }

        double half() {
            return figures.interval(Comparison.CONFIDENCE).halfWidth();
        }

        String unit() {
            return ComparisonText.unit(metric);
        }

        Stream<String> csv() {
            return Stream.of(
                    String.valueOf(figures.count()),
                    number(figures.mean()),
                    number(figures.mean() - half()),
                    number(figures.mean() + half()));
        }

        private static String number(double value) {
            return Double.isFinite(value) ? JsonWriter.decimal(value) : "";
        }
    }

    private record Row(List<String> point, String variant, List<Cell> cells) {}

    private final List<String> paths;
    private final List<Metric> metrics;
    private final List<Row> rows = new ArrayList<>();

    public SweepTable(List<String> paths, List<Metric> metrics) {
        this.paths = paths;
        this.metrics = metrics;
    }

    /** Adds what came of the scenario with these values of the fields. */
    public void add(List<String> point, SweepResult result) {
        for (VariantResult variant : result.variants()) {
            List<Cell> cells = new ArrayList<>();
            for (Metric metric : metrics) {
                Tally tally = new Tally();
                Samples.SEEDS.of(variant, metric).values().forEach(tally::add);
                cells.add(new Cell(metric, tally));
            }
            rows.add(new Row(point, variant.name(), cells));
        }
    }

    /** Whether a figure is missing somewhere. */
    public boolean isIncomplete() {
        return rows.stream().flatMap(row -> row.cells.stream()).anyMatch(cell -> cell.figures.count() == 0);
    }

    /** Aligned columns for people. */
    public String text() {
        List<List<String>> lines = new ArrayList<>();
        boolean hasVariants = rows.stream().map(Row::variant).distinct().count() > 1;
        lines.add(line(
                paths,
                hasVariants ? "variant" : "",
                metrics.stream().map(Metric::word).toList()));
        for (Row row : rows) {
            lines.add(line(
                    row.point,
                    hasVariants ? row.variant : "",
                    row.cells.stream().map(Cell::text).toList()));
        }
        int columns = lines.get(0).size();
        int[] widths = new int[columns];
        lines.forEach(line -> {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], line.get(i).length());
            }
        });
        StringBuilder text = new StringBuilder();
        for (List<String> line : lines) {
            StringBuilder one = new StringBuilder();
            for (int i = 0; i < columns; i++) {
                one.append(line.get(i))
                        .append(" ".repeat(widths[i] - line.get(i).length()))
                        .append(GAP);
            }
            text.append(one.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private static List<String> line(List<String> point, String variant, List<String> figures) {
        List<String> line = new ArrayList<>(point);
        if (!variant.isEmpty()) {
            line.add(variant);
        }
        line.addAll(figures);
        return line;
    }

    /** RFC 4180. Durations are nanoseconds; what is not known is an empty cell. */
    public String csv(String scenario) {
        StringBuilder text = new StringBuilder();
        List<String> head = new ArrayList<>(List.of("scenario"));
        head.addAll(paths);
        head.add("variant");
        for (Metric metric : metrics) {
            Stream.of("-samples", "", "-low", "-high").forEach(end -> head.add(metric.word() + end));
        }
        CsvRuns.row(text, head);
        for (Row row : rows) {
            List<String> cells = new ArrayList<>(List.of(scenario));
            cells.addAll(row.point);
            cells.add(row.variant);
            row.cells.forEach(cell -> cell.csv().forEach(cells::add));
            CsvRuns.row(text, cells);
        }
        return text.toString();
    }
}

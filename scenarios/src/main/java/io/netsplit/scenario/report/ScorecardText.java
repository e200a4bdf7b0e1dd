package io.netsplit.scenario.report;

import io.netsplit.scenario.result.RunSummary;
import io.netsplit.scenario.result.ScorecardRow;
import io.netsplit.scenario.result.SweepResult;
import io.netsplit.scenario.result.VariantResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The CAP scorecard of a sweep as one table: variants and intervals down, what was left of availability, latency and
 * consistency across. Shares and latencies are averages over the seeds; the level is the one that every seed kept.
 */
public final class ScorecardText {
    /** From weak to strong; a run has either transactions, with levels of isolation, or operations on single objects. */
    private static final List<String> LEVELS = List.of(
            "none",
            "read uncommitted",
            "read committed",
            "repeatable read",
            "snapshot isolation",
            "serializable",
            "strict serializable",
            "eventual",
            "session guarantees",
            "causal",
            "sequential",
            "linearizable");

    private static final String UNKNOWN = "unknown";
    private static final List<String> HEADINGS =
            List.of("variant", "interval", "majority", "minority", "p50", "p99", "consistency kept");

    /** One line: the cells in the order of the columns. */
    record Line(List<String> cells) {}

    private final List<Line> lines = new ArrayList<>();
    private int seeds;

    /** Of the runs that have a scorecard. */
    public ScorecardText(SweepResult result) {
        for (VariantResult variant : result.variants()) {
            List<RunSummary> runs = new ArrayList<>(variant.runs());
            runs.removeIf(run -> run.scorecard().isEmpty());
            if (runs.isEmpty() && variant.detail() != null) {
                runs.add(variant.detail().summary());
            }
            seeds = Math.max(seeds, runs.size());
            add(variant.name(), runs);
        }
    }

    private void add(String variant, List<RunSummary> runs) {
        List<String> intervals = runs.stream()
                .flatMap(run -> run.scorecard().stream())
                .map(ScorecardRow::interval)
                .distinct()
                .toList();
        String name = variant;
        for (String interval : intervals) {
            List<ScorecardRow> rows = runs.stream()
                    .flatMap(run -> run.scorecard().stream())
                    .filter(row -> row.interval().equals(interval))
                    .toList();
            lines.add(new Line(List.of(
                    name,
                    interval,
                    share(rows, ScorecardRow::majority),
                    share(rows, ScorecardRow::minority),
                    latency(rows, ScorecardRow::p50Ns),
                    latency(rows, ScorecardRow::p99Ns),
                    kept(rows))));
            name = "";
        }
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    List<String> headings() {
        return HEADINGS;
    }

    List<Line> lines() {
        return lines;
    }

    /** What the table says and how, on one line. */
    String caption() {
        return "share of operations answered on each side of the cut, latency, and the strongest consistency that nothing"
                + " contradicts, " + (seeds == 1 ? "in one seed" : "in every one of " + seeds + " seeds");
    }

    /** The table for a terminal; empty where there is nothing to tell. */
    public String text(Style style) {
        if (lines.isEmpty()) {
            return "";
        }
        int[] widths = new int[HEADINGS.size()];
        measure(widths, HEADINGS);
        lines.forEach(line -> measure(widths, line.cells()));
        StringBuilder text = new StringBuilder(style.strong("CAP scorecard")).append(": ");
        text.append(caption()).append('\n').append(row(widths, HEADINGS));
        lines.forEach(line -> text.append(row(widths, line.cells())));
        return style.symbols(text.toString());
    }

    /** The same lines as an array {@code scorecard}, into an object that is already open. */
    public void json(JsonWriter json) throws IOException {
        json.key("scorecard").beginArray();
        String variant = "";
        for (Line line : lines) {
            variant = line.cells().get(0).isEmpty() ? variant : line.cells().get(0);
            json.inline().beginObject().put("variant", variant);
            for (int i = 1; i < HEADINGS.size(); i++) {
                json.put(HEADINGS.get(i).replace(' ', '-'), line.cells().get(i));
            }
            json.endObject();
        }
        json.endArray();
    }

    private static void measure(int[] widths, List<String> cells) {
        for (int i = 0; i < widths.length; i++) {
            widths[i] = Math.max(widths[i], cells.get(i).length());
        }
    }

    private static String row(int[] widths, List<String> cells) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String gap = " ".repeat(widths[i] - cells.get(i).length());
            boolean isFigure = i >= 2 && i <= 5;
            text.append("  ").append(isFigure ? gap + cells.get(i) : cells.get(i) + gap);
        }
        return text.toString().stripTrailing() + "\n";
    }

    private static String share(List<ScorecardRow> rows, ToDoubleFunction<ScorecardRow> figure) {
        double mean = mean(rows, figure);
        return Double.isNaN(mean) ? "–" : Figures.percent(mean);
    }

    private static String latency(List<ScorecardRow> rows, ToDoubleFunction<ScorecardRow> figure) {
        double mean = mean(rows, figure);
        return Double.isNaN(mean) ? "–" : Figures.latency(mean);
    }

    private static double mean(List<ScorecardRow> rows, ToDoubleFunction<ScorecardRow> figure) {
        return rows.stream()
                .mapToDouble(figure)
                .filter(value -> !Double.isNaN(value))
                .average()
                .orElse(Double.NaN);
    }

    private static String kept(List<ScorecardRow> rows) {
        int weakest = LEVELS.size() - 1;
        boolean unknown = false;
        for (ScorecardRow row : rows) {
            unknown |= row.consistency().equals(UNKNOWN);
            int level = LEVELS.indexOf(row.consistency());
            weakest = level < 0 ? weakest : Math.min(weakest, level);
        }
        return unknown ? UNKNOWN : LEVELS.get(weakest);
    }
}

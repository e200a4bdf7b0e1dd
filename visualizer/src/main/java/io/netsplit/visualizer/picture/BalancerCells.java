package io.netsplit.visualizer.picture;

import io.netsplit.visualizer.chart.Charts;
import io.netsplit.visualizer.chart.Scale;
import io.netsplit.visualizer.drawing.Canvas;
import io.netsplit.visualizer.drawing.Drawing;
import io.netsplit.visualizer.drawing.Hit;
import io.netsplit.visualizer.drawing.Ink;
import io.netsplit.visualizer.drawing.Lettering;
import io.netsplit.visualizer.drawing.Pen;
import io.netsplit.visualizer.drawing.Shape.Anchor;
import io.netsplit.visualizer.model.MetricTable;
import io.netsplit.visualizer.model.Sweep;
import io.netsplit.visualizer.model.SweepVariant;
import io.netsplit.visualizer.model.SweepVariant.ServerQueue;
import io.netsplit.visualizer.session.View;
import io.netsplit.visualizer.theme.Tone;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The card of each algorithm: its figures, its servers as queues, and the lengths of these over time. */
final class BalancerCells {
    private static final Lettering SMALL = Lettering.PLAIN.size(11);
    private static final double TEXT = 62;
    private static final double ROW = 12;
    private static final double REQUEST = 5;
    private static final double HEAT_MIN = 14;
    private static final double PER_SERVER = 6;
    private static final int COLUMNS_MAX = 80;
    private static final String P99 = "latency.p99";
    private static final String P50 = "latency.p50";
    private static final double BESIDE = 100;

    private record HeatKey(int variant, double width, double height, long fromNs, long toNs) {}

    private final Sweep sweep;
    private final List<SweepVariant> variants;
    private final QueueShades shades;
    private final Map<HeatKey, Drawing> heats = new LinkedHashMap<>();

    BalancerCells(Sweep sweep, List<SweepVariant> variants) {
        this.sweep = sweep;
        this.variants = variants;
        this.shades = new QueueShades(variants);
    }

    QueueShades shades() {
        return shades;
    }

    Drawing draw(int index, double width, double height, View view) {
        SweepVariant variant = variants.get(index);
        Canvas canvas = new Canvas(width, height);
        canvas.box(0.5, 0.5, width - 1, height - 1, 4, null, Pen.of(Tone.LINE, 1));
        canvas.line(8, 13, 26, 13, VariantPens.of(index));
        boolean fits = Lettering.BOLD.width(variant.name()) <= width - 36;
        canvas.fitted(31, 17, width - 36, variant.name(), fits ? Lettering.BOLD : SMALL, Tone.TEXT);
        figures(canvas, variant);
        canvas.target(0, 0, width, TEXT - 4, new Hit.OfNothing(), words(sweep, variant));
        double room = height - TEXT;
        int servers = variant.servers().size();
        double wanted = Math.max(servers * PER_SERVER, room - servers * ROW - 6);
        double heat = room < ROW + HEAT_MIN
                ? 0
                : Math.max(HEAT_MIN, Math.min(Math.max(room * 0.4, room - servers * ROW - 6), wanted));
        double queues = room - heat - (heat > 0 ? 6 : 0);
        if (queues >= ROW) {
            queues(canvas, variant, view.cursorNs(), TEXT, queues);
        }
        if (heat > 0) {
            heat(canvas, index, height - heat - 4, heat, view);
        }
        return canvas.done("");
    }

    private void figures(Canvas canvas, SweepVariant variant) {
        double half = (canvas.width() - 12) / 2;
        boolean beside = half >= BESIDE;
        percentile(canvas, variant, P99, 8, 32, half * (beside ? 1 : 2));
        percentile(canvas, variant, P50, beside ? 8 + half : 8, beside ? 32 : 58, half);
        String found = table(P99)
                .flatMap(table -> table.of(variant.name()).map(row -> finding(table, row, canvas.width() - 12)))
                .orElse("not compared");
        canvas.fitted(8, 45, canvas.width() - 12, found, SMALL, Tone.TEXT);
        String ok = "ok " + FigureWords.of(variant.figures().getOrDefault("availability", Double.NaN), "share");
        String fairness =
                Double.isNaN(variant.fairness()) ? "" : String.format(Locale.ROOT, " · fair %.2f", variant.fairness());
        double x = beside ? 8 : 8 + half * 1.1;
        canvas.fitted(x, 58, canvas.width() - x - 4, ok + (beside ? fairness : ""), SMALL, Tone.MUTED);
    }

    /** What is not shown to be worse than the best is bold and marked. */
    private void percentile(Canvas canvas, SweepVariant variant, String metric, double x, double y, double room) {
        double value = variant.figures().getOrDefault(metric, Double.NaN);
        boolean best = table(metric)
                .flatMap(table -> table.of(variant.name()))
                .map(MetricTable.Row::best)
                .orElse(false);
        String name = metric.substring(metric.indexOf('.') + 1);
        String text = name + " " + FigureWords.brief(value) + (best ? " ◂" : "");
        canvas.fitted(x, y, room, text, best ? SMALL.asBold() : SMALL, Tone.TEXT);
    }

    /** The whole sentence where there is room for it, else without the interval, else its gist alone. */
    private static String finding(MetricTable table, MetricTable.Row row, double room) {
        String whole = "p99 " + FigureWords.effect(table, row);
        String noise = row.finding().equals(MetricTable.NO_DIFFERENCE) ? "≈ " + row.finding() : row.finding();
        String brief = Double.isNaN(row.effect()) || !table.isRatio()
                ? noise
                : "×" + FigureWords.number(row.effect()) + " " + noise;
        return SMALL.width(whole) <= room ? whole : SMALL.width(brief) <= room ? brief : noise;
    }

    private Optional<MetricTable> table(String metric) {
        return sweep.tables().stream()
                .filter(one -> one.metric().equals(metric))
                .findFirst();
    }

    /** A row for each server, a box for each request; where there is no room for all servers, the longest queues. */
    private static void queues(Canvas canvas, SweepVariant variant, long timeNs, double top, double height) {
        List<ServerQueue> servers = variant.servers();
        int rows = (int) (height / ROW);
        boolean some = rows < servers.size();
        int shown = some ? Math.max(1, rows - 1) : servers.size();
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < servers.size(); i++) {
            places.add(i);
        }
        if (some) {
            places.sort(Comparator.comparingDouble(
                    (Integer place) -> -servers.get(place).at(timeNs)));
            places = new ArrayList<>(places.subList(0, shown));
            places.sort(null);
        }
        double names = Math.min(
                canvas.width() * 0.34,
                servers.stream()
                        .mapToDouble(server -> SMALL.width(server.name()))
                        .max()
                        .orElse(0));
        double left = 8 + names + 6;
        int most = (int) Math.max(1, (canvas.width() - left - 48) / REQUEST);
        double y = top;
        for (int place : places) {
            ServerQueue server = servers.get(place);
            double length = server.at(timeNs);
            canvas.fitted(8, y + 9, names, server.name(), SMALL, Tone.MUTED);
            canvas.line(left - 2, y + 1, left - 2, y + ROW - 2, Pen.of(Tone.MUTED, 1));
            long boxes = StrictMath.round(length);
            for (int i = 0; i < Math.min(most, boxes); i++) {
                canvas.box(left + i * REQUEST, y + 1.5, REQUEST - 1, ROW - 4, 0, Ink.of(Tone.TRAFFIC), null);
            }
            String number = String.format(Locale.ROOT, length >= 10 ? "%.0f" : "%.1f", length);
            double after = left + Math.min(most, boxes) * REQUEST + 3;
            canvas.label(after, y + 9, (boxes > most ? "… " : "") + number, SMALL, Anchor.START, Tone.TEXT);
            y += ROW;
        }
        if (some && rows > 1) {
            canvas.fitted(
                    8, y + 9, canvas.width() - 12, "longest " + shown + " of " + servers.size(), SMALL, Tone.MUTED);
        }
    }

    private void heat(Canvas canvas, int index, double top, double height, View view) {
        double width = canvas.width() - 12;
        HeatKey key = new HeatKey(index, width, height, view.fromNs(), view.toNs());
        canvas.box(6, top, width, height, 0, Ink.of(Tone.PANEL), null);
        canvas.add(heats.computeIfAbsent(key, this::heat).framed(6, top));
        Axis axis = new Axis(view.fromNs(), view.toNs(), 6, 6 + width);
        if (axis.shows(view.cursorNs())) {
            double x = axis.x(view.cursorNs());
            canvas.line(x, top, x, top + height, Pen.of(Tone.SELECTION, 1));
        }
        long step = stepNs(view.fromNs(), view.toNs(), width);
        for (long at = view.fromNs() / step * step; at < view.toNs(); at += step) {
            double x = axis.clamped(at);
            canvas.target(x, top, axis.clamped(at + step) - x, height, new Hit.OfTime(Math.max(0, at)), "");
        }
    }

    private Drawing heat(HeatKey key) {
        SweepVariant variant = variants.get(key.variant());
        int servers = variant.servers().size();
        int perRow = QueueShades.perRow(servers, key.height());
        Scale x = Scale.linear(key.fromNs() / 1e9, key.toNs() / 1e9, 1, value -> "");
        long step = stepNs(key.fromNs(), key.toNs(), key.width());
        return Charts.heat(
                key.width(),
                key.height(),
                x,
                (servers + perRow - 1) / perRow,
                shades.cells(variant, perRow, key.fromNs(), key.toNs(), step),
                Tone.TRAFFIC);
    }

    /** A step of the record, or several where they would be narrower than two pixels. */
    private long stepNs(long fromNs, long toNs, double width) {
        long own = Math.max(1, variants.get(0).servers().get(0).stepNs());
        double most = Math.max(1, Math.min(COLUMNS_MAX, width / 2));
        long least = (long) ((toNs - fromNs) / most);
        return own * Math.max(1, (least + own - 1) / own);
    }

    static String words(Sweep sweep, SweepVariant variant) {
        String p99 = FigureWords.of(variant.figures().getOrDefault(P99, Double.NaN), "ns");
        String found = sweep.tables().stream()
                .filter(table -> table.metric().equals(P99))
                .findFirst()
                .flatMap(table -> table.of(variant.name()).map(row -> ", " + FigureWords.effect(table, row)))
                .orElse("");
        return variant.name() + " p99 " + p99 + found;
    }
}

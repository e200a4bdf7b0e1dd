package io.netsplit.visualizer.picture;

import io.netsplit.visualizer.chart.Charts;
import io.netsplit.visualizer.chart.HeatCell;
import io.netsplit.visualizer.chart.Scale;
import io.netsplit.visualizer.drawing.Canvas;
import io.netsplit.visualizer.drawing.Drawing;
import io.netsplit.visualizer.drawing.Hit;
import io.netsplit.visualizer.drawing.Ink;
import io.netsplit.visualizer.drawing.Lettering;
import io.netsplit.visualizer.drawing.Pen;
import io.netsplit.visualizer.drawing.Shape.Anchor;
import io.netsplit.visualizer.model.ShardActivity;
import io.netsplit.visualizer.model.ShardActivity.Move;
import io.netsplit.visualizer.session.Selection;
import io.netsplit.visualizer.session.Session;
import io.netsplit.visualizer.session.View;
import io.netsplit.visualizer.theme.Tone;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * A row for each server: how much of the key space it owns at the cursor, where in it, and how many requests it served over time,
 * with the keys that move from row to row. Below, the hottest server beside the mean.
 */
final class ShardingPicture {
    private static final String TITLE = "Sharding";
    private static final Lettering SMALL = Lettering.PLAIN.size(11);
    private static final double PAD = 12;
    private static final double HEAD = 48;
    private static final double ROW_MAX = 34;
    private static final double ROW_MIN = 13;
    private static final int PARTS = 64;
    private static final int COLUMNS = 90;
    private static final int MOVES_DRAWN = 400;

    private record Kept(
            ShardActivity activity,
            double width,
            double chart,
            int rows,
            long fromNs,
            long toNs,
            Drawing heat,
            Drawing lines) {}

    private final Session session;
    private final Later<ShardActivity> activity;
    private @Nullable Kept kept;

    ShardingPicture(Session session, Executor executor) {
        this.session = session;
        this.activity = new Later<>(session, executor, run -> ShardActivity.of(run.recording()));
    }

    Drawing draw(double width, double height) {
        Optional<ShardActivity> known = activity.now();
        if (known.isEmpty()) {
            return EmptyPicture.of(TITLE, width, height, "Requests are being counted …");
        }
        if (known.get().served() == 0) {
            return EmptyPicture.of(
                    TITLE,
                    width,
                    height,
                    "No node of this run tells which keys it serves, so there are no owners to show. Systems that spread keys "
                            + "over servers do, for example:",
                    "  " + session.run().command() + " run resharding-consistent-hashing");
        }
        return new Rows(known.get(), width, height).draw();
    }

    /** One picture. */
    private final class Rows {
        private final ShardActivity all;
        private final View view = session.view();
        private final Canvas canvas;
        private final List<Integer> servers;
        private final int shown;
        private final double row;
        private final double chart;
        private final double names;
        private final double bars;
        private final double space;
        private final double time;

        Rows(ShardActivity all, double width, double height) {
            this.all = all;
            this.servers = all.servers();
            this.canvas = new Canvas(width, height).ground(Tone.GROUND);
            double chartHeight = height < 300 ? 0 : Math.max(90, (height - HEAD) * 0.3);
            double room = Math.max(ROW_MIN, height - HEAD - chartHeight - 10);
            this.shown = (int) Math.max(1, Math.min(servers.size(), room / ROW_MIN));
            this.row = Math.min(ROW_MAX, room / shown);
            this.chart = chartHeight == 0 ? 0 : Math.max(chartHeight, height - HEAD - shown * row - 16);
            double widest = servers.stream()
                    .mapToDouble(server -> SMALL.width(session.recording().name(server)))
                    .max()
                    .orElse(0);
            this.names = PAD + Math.min(widest, width * 0.14) + 8;
            this.bars = names + Math.max(70, width * 0.12);
            this.space = bars + Math.max(60, width * 0.2);
            this.time = space + 12;
        }

        Drawing draw() {
            int[][] owned = all.owned(view.cursorNs(), Math.min(PARTS, all.mostUnit() + 1));
            int[] totals = Arrays.stream(owned)
                    .mapToInt(parts -> Arrays.stream(parts).sum())
                    .toArray();
            head(totals);
            Kept now = keep();
            int most = Math.max(1, Arrays.stream(totals).max().orElse(1));
            int mostInPart = Math.max(
                    1, Arrays.stream(owned).flatMapToInt(Arrays::stream).max().orElse(1));
            canvas.box(time, HEAD, right() - time, shown * row, 0, Ink.of(Tone.PANEL), null);
            canvas.add(now.heat().framed(time, HEAD));
            for (int i = 0; i < shown; i++) {
                server(i, totals[i], most, owned[i], mostInPart);
            }
            moves();
            cursor(HEAD, HEAD + shown * row);
            if (chart > 0) {
                double top = canvas.height() - chart;
                canvas.line(PAD, top, canvas.width() - PAD, top, Pen.of(Tone.LINE, 1));
                canvas.add(now.lines().framed(time - Charts.LEFT, top + 4));
                cursor(top + 4 + Charts.TOP, canvas.height() - Charts.BOTTOM);
                legend(top + 18);
            }
            return canvas.done(words(totals));
        }

        /** In the room to the left of the chart. */
        private void legend(double top) {
            canvas.fitted(PAD, top, space - Charts.LEFT - PAD, "requests per second", SMALL.asBold(), Tone.TEXT);
            String[] names = {"hottest server", "mean of those that serve", "least busy that serves"};
            for (int i = 0; i < names.length; i++) {
                double y = top + 18 + i * 16;
                canvas.line(PAD, y - 4, PAD + 24, y - 4, LoadLines.PENS.get(i));
                canvas.fitted(PAD + 30, y, space - Charts.LEFT - PAD - 30, names[i], SMALL, Tone.MUTED);
            }
            canvas.box(PAD, top + 18 + 48 - 10, 24, 11, 0, Ink.of(Tone.FAULT, 0.16), null);
            canvas.fitted(PAD + 30, top + 18 + 48, space - Charts.LEFT - PAD - 30, "a fault", SMALL, Tone.MUTED);
        }

        /** Where the axes of time end. */
        private double right() {
            return canvas.width() - Charts.RIGHT;
        }

        private void head(int[] totals) {
            canvas.label(PAD, 20, TITLE, Lettering.BOLD.size(13), Anchor.START, Tone.TEXT);
            double x = PAD + Lettering.BOLD.size(13).width(TITLE) + 14;
            canvas.fitted(x, 20, canvas.width() - x - PAD, facts(totals), SMALL, Tone.MUTED);
            String what = all.isOfShards() ? "shards" : "keys";
            canvas.fitted(names, HEAD - 8, bars - names - 6, what + " owned", SMALL, Tone.MUTED);
            canvas.fitted(bars, HEAD - 8, space - bars - 4, what + " 0 to " + all.mostUnit(), SMALL, Tone.MUTED);
            canvas.fitted(
                    time,
                    HEAD - 8,
                    canvas.width() - PAD - time,
                    "requests over time; arrows: " + what + " move",
                    SMALL,
                    Tone.MUTED);
        }

        private String facts(int[] totals) {
            long moved = 0;
            int moves = 0;
            for (Move move : all.moves()) {
                if (move.timeNs() <= view.cursorNs()) {
                    moved += move.keys();
                    moves++;
                }
            }
            String what = all.isOfShards() ? "shards" : "keys";
            String hidden = shown < servers.size() ? " · " + (servers.size() - shown) + " more in a larger window" : "";
            return "at " + Times.instant(view.cursorNs()) + ": "
                    + Times.count(Arrays.stream(totals).sum()) + " " + what
                    + " asked for so far, by their last owner · " + Times.count(moved) + " moved in "
                    + Times.count(moves) + " moves" + hidden;
        }

        private void server(int place, int total, int most, int[] parts, int mostInPart) {
            int address = servers.get(place);
            double y = HEAD + place * row;
            double tall = row > 8 ? row - 3 : row;
            String name = session.recording().name(address);
            boolean chosen = view.selection() instanceof Selection.Node node && node.address() == address;
            double base = y + row / 2 + 4;
            canvas.fitted(PAD, base, names - PAD - 4, name, chosen ? SMALL.asBold() : SMALL, Tone.TEXT);
            double room = bars - names - 44;
            canvas.box(names, y + 1, Math.max(0, room) * total / most, tall - 1, 0, Ink.of(Tone.CLIENT, 0.8), null);
            canvas.label(
                    names + Math.max(0, room) * total / most + 4,
                    base,
                    Times.count(total),
                    SMALL,
                    Anchor.START,
                    Tone.TEXT);
            double width = (space - bars) / parts.length;
            for (int part = 0; part < parts.length; part++) {
                if (parts[part] > 0) {
                    double shade = 0.2 + 0.8 * parts[part] / mostInPart;
                    canvas.box(bars + part * width, y + 1, width, tall - 1, 0, Ink.of(Tone.TRAFFIC, shade), null);
                }
            }
            canvas.box(bars, y + 1, space - bars, tall - 1, 0, null, Pen.of(chosen ? Tone.SELECTION : Tone.LINE, 1));
            canvas.target(0, y, space, row, new Hit.OfNode(address), name + " owns " + total);
        }

        private Axis axis() {
            return new Axis(view.fromNs(), view.toNs(), time, right());
        }

        private void moves() {
            Axis axis = axis();
            int step = seconds(axis);
            for (int i = 0; i < step; i++) {
                double left = axis.left() + (axis.right() - axis.left()) * i / step;
                double wide = (axis.right() - axis.left()) / step;
                canvas.target(left, HEAD, wide, shown * row, new Hit.OfTime(Math.max(0, axis.timeNs(left))), "");
            }
            List<Move> seen = all.moves().stream()
                    .filter(move -> axis.shows(move.timeNs()))
                    .toList();
            double opacity = seen.size() > 60 ? 0.45 : 1;
            for (int i = 0; i < Math.min(MOVES_DRAWN, seen.size()); i++) {
                move(axis, seen.get(i), opacity);
            }
        }

        /** Columns that lead to their time when they are clicked. */
        private int seconds(Axis axis) {
            return (int) Math.max(1, Math.min(COLUMNS, (axis.right() - axis.left()) / 4));
        }

        private void move(Axis axis, Move move, double opacity) {
            int from = servers.indexOf(move.source());
            int to = servers.indexOf(move.target());
            if (Math.max(from, to) >= shown || from == to) {
                return;
            }
            double x = axis.x(move.timeNs());
            double y1 = HEAD + (from + 0.5) * row;
            double y2 = HEAD + (to + 0.5) * row;
            double head = y2 > y1 ? -5 : 5;
            canvas.line(x, y1, x, y2, Pen.of(Tone.FAULT, opacity, 1.2));
            canvas.path(true, Ink.of(Tone.FAULT, opacity), null, x, y2, x - 3, y2 + head, x + 3, y2 + head);
            String words = move.keys() + (all.isOfShards() ? " shard moves from " : " keys move from ")
                    + session.recording().name(move.source()) + " to "
                    + session.recording().name(move.target()) + " at " + Times.instant(move.timeNs());
            canvas.target(x - 3, y2 - 5, 6, 10, new Hit.OfEvent(move.event()), words);
        }

        private void cursor(double top, double bottom) {
            Axis axis = axis();
            if (axis.shows(view.cursorNs())) {
                double x = axis.x(view.cursorNs());
                canvas.line(x, top, x, bottom, Pen.of(Tone.SELECTION, 1.5));
            }
        }

        private Kept keep() {
            Kept old = kept;
            double width = right() - time;
            if (old != null
                    && old.activity() == all
                    && old.width() == width
                    && old.chart() == chart
                    && old.rows() == shown
                    && old.fromNs() == view.fromNs()
                    && old.toNs() == view.toNs()) {
                return old;
            }
            int columns = (int) Math.max(1, Math.min(COLUMNS, width / 3));
            int[][] load = all.load(view.fromNs(), view.toNs(), columns);
            Kept fresh = new Kept(
                    all,
                    width,
                    chart,
                    shown,
                    view.fromNs(),
                    view.toNs(),
                    heat(load, width, columns),
                    lines(load, columns));
            kept = fresh;
            return fresh;
        }

        private Drawing heat(int[][] load, double width, int columns) {
            int most = Math.max(
                    1, Arrays.stream(load).flatMapToInt(Arrays::stream).max().orElse(1));
            List<HeatCell> cells = new ArrayList<>();
            for (int server = 0; server < shown; server++) {
                for (int column = 0; column < columns; column++) {
                    if (load[server][column] > 0) {
                        cells.add(new HeatCell(server, column, column + 1.0, (double) load[server][column] / most));
                    }
                }
            }
            Scale x = new Scale(0, columns, false, List.of(), value -> "");
            return Charts.heat(width, shown * row, x, shown, cells, Tone.TRAFFIC);
        }

        private Drawing lines(int[][] load, int columns) {
            return LoadLines.of(
                    load,
                    columns,
                    session.recording().faults(),
                    view,
                    canvas.width() - time + Charts.LEFT,
                    Math.max(Charts.TOP + Charts.BOTTOM + 2, chart - 4));
        }

        private String words(int[] totals) {
            StringBuilder words = new StringBuilder(TITLE + ": ").append(facts(totals));
            for (int i = 0; i < Math.min(12, shown); i++) {
                words.append(i == 0 ? "; " : ", ")
                        .append(session.recording().name(servers.get(i)))
                        .append(" owns ")
                        .append(totals[i]);
            }
            return words.toString();
        }
    }
}

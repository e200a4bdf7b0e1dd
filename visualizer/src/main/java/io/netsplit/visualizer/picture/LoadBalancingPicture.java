package io.netsplit.visualizer.picture;

import io.netsplit.visualizer.chart.Charts;
import io.netsplit.visualizer.drawing.Canvas;
import io.netsplit.visualizer.drawing.Drawing;
import io.netsplit.visualizer.drawing.Hit;
import io.netsplit.visualizer.drawing.Ink;
import io.netsplit.visualizer.drawing.Lettering;
import io.netsplit.visualizer.drawing.Pen;
import io.netsplit.visualizer.drawing.Shape.Anchor;
import io.netsplit.visualizer.model.FaultSpan;
import io.netsplit.visualizer.model.Sweep;
import io.netsplit.visualizer.model.SweepVariant;
import io.netsplit.visualizer.session.Session;
import io.netsplit.visualizer.session.View;
import io.netsplit.visualizer.theme.Tone;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The same arrivals under several algorithms: for each a card with its figures, its servers as queues at the cursor and their
 * lengths over time; below, latencies of all of them as a distribution and over time. What does not depend on the cursor is
 * kept from picture to picture.
 */
final class LoadBalancingPicture {
    private static final String TITLE = "Load balancing";
    private static final Lettering SMALL = Lettering.PLAIN.size(11);
    private static final double PAD = 12;
    private static final double HEAD = 30;
    private static final double CELL_MIN = 150;
    private static final double CELL_WIDE = 196;
    private static final double WIDE = 900;
    private static final double CARD_MIN = 66;
    private static final double LEGEND = 22;
    private static final double CHART_TITLE = 18;

    private record Kept(
            Sweep sweep,
            double width,
            double height,
            long fromNs,
            long toNs,
            Drawing left,
            Drawing right,
            BalancerCells cells) {}

    private final Session session;
    private @Nullable Kept kept;

    LoadBalancingPicture(Session session) {
        this.session = session;
    }

    Drawing draw(double width, double height) {
        Sweep sweep = session.run().sweep();
        List<SweepVariant> all = sweep.balanced();
        if (all.isEmpty()) {
            return nothing(width, height);
        }
        View view = session.view();
        double chartsHeight = Math.max(96, (height - HEAD) * 0.34);
        double grid = Math.max(0, height - HEAD - LEGEND - chartsHeight);
        double least = width >= WIDE ? CELL_WIDE : CELL_MIN;
        int columns = (int) Math.max(1, Math.min(all.size(), (width - 2 * PAD) / least));
        int needed = (all.size() + columns - 1) / columns;
        int rows = Math.max(1, Math.min(needed, (int) (grid / CARD_MIN)));
        columns = Math.min(columns, (all.size() + rows - 1) / rows);
        List<SweepVariant> shown = all.subList(0, Math.min(all.size(), rows * columns));
        Kept now = kept(sweep, shown, width, chartsHeight, view);
        Canvas canvas = new Canvas(width, height).ground(Tone.GROUND);
        head(canvas, sweep, all.size() - shown.size());
        double cellWidth = (width - 2 * PAD) / columns;
        double cellHeight = grid / rows;
        for (int i = 0; i < shown.size(); i++) {
            double x = PAD + i % columns * cellWidth;
            int row = i / columns;
            double y = HEAD + row * cellHeight;
            canvas.add(now.cells().draw(i, cellWidth - 8, cellHeight - 6, view).framed(x, y));
        }
        legend(canvas, now.cells().shades(), HEAD + grid + 14);
        charts(canvas, now, height - chartsHeight, chartsHeight);
        return canvas.done(words(sweep, shown));
    }

    private Kept kept(Sweep sweep, List<SweepVariant> shown, double width, double chartsHeight, View view) {
        Kept old = kept;
        if (old != null
                && old.sweep() == sweep
                && old.width() == width
                && old.height() == chartsHeight
                && old.fromNs() == view.fromNs()
                && old.toNs() == view.toNs()) {
            return old;
        }
        BalancingCharts charts = new BalancingCharts(sweep, shown);
        double half = (width - 2 * PAD) / 2;
        double tall = chartsHeight - CHART_TITLE;
        Kept fresh = new Kept(
                sweep,
                width,
                chartsHeight,
                view.fromNs(),
                view.toNs(),
                charts.distribution(half, tall),
                charts.overTime(half, tall, view.fromNs(), view.toNs()),
                new BalancerCells(sweep, shown));
        kept = fresh;
        return fresh;
    }

    private Drawing nothing(double width, double height) {
        String scenario = session.recording().header().scenario();
        boolean judged = !session.run().sweep().variants().isEmpty();
        return judged
                ? EmptyPicture.of(
                        TITLE,
                        width,
                        height,
                        "The scenario " + scenario
                                + " has no servers behind a balancer, so there are no queues to show.",
                        "One that has, for example:",
                        "  " + session.run().command() + " run load-balancing-heterogeneous")
                : EmptyPicture.of(
                        TITLE,
                        width,
                        height,
                        "Queues and latencies of all algorithms stand in the results beside a trace (summary.json and "
                                + "details.json), and there are none here.",
                        "Open the folder of a run or of a comparison, as out/" + scenario + "/latest.");
    }

    private void head(Canvas canvas, Sweep sweep, int hidden) {
        canvas.label(PAD, 20, TITLE, Lettering.BOLD.size(13), Anchor.START, Tone.TEXT);
        double x = PAD + Lettering.BOLD.size(13).width(TITLE) + 14;
        String seeds = sweep.seeds() == 1 ? "one seed" : sweep.seeds() + " seeds pooled";
        String arrivals = sweep.balanced().size() == 1 ? "" : "the same arrivals for each algorithm · ";
        String text = arrivals + seeds + " · queues at "
                + Times.instant(session.view().cursorNs());
        if (hidden > 0) {
            text = hidden + " more in a larger window · " + text;
        }
        canvas.fitted(x, 20, canvas.width() - x - PAD, text, SMALL, Tone.MUTED);
    }

    private static void legend(Canvas canvas, QueueShades shades, double y) {
        double x = PAD;
        String text = canvas.width() < 700 ? "requests at a server:" : "requests at a server over time, at least:";
        canvas.label(x, y, text, SMALL, Anchor.START, Tone.MUTED);
        x += SMALL.width(text) + 10;
        for (int i = 0; i < shades.bounds().size(); i++) {
            String bound = FigureWords.number(shades.bounds().get(i));
            canvas.box(x, y - 9, 18, 10, 0, Ink.of(Tone.TRAFFIC, 0.14 + 0.86 * shades.shareOf(i)), null);
            canvas.label(x + 22, y, bound, SMALL, Anchor.START, Tone.MUTED);
            x += 30 + SMALL.width(bound);
        }
        String best = "◂ none is shown to be better";
        if (x + SMALL.width(best) + PAD + 10 < canvas.width()) {
            canvas.label(canvas.width() - PAD, y, best, SMALL, Anchor.END, Tone.MUTED);
        }
    }

    private void charts(Canvas canvas, Kept now, double top, double height) {
        double half = (canvas.width() - 2 * PAD) / 2;
        double right = PAD + half;
        canvas.line(PAD, top, canvas.width() - PAD, top, Pen.of(Tone.LINE, 1));
        canvas.fitted(PAD, top + 15, half - 10, "answered within (share by nines)", SMALL.asBold(), Tone.TEXT);
        canvas.fitted(right, top + 15, half - 10, "p99 over time, thin: p50; faults shaded", SMALL.asBold(), Tone.TEXT);
        canvas.add(now.left().framed(PAD, top + CHART_TITLE));
        canvas.add(now.right().framed(right, top + CHART_TITLE));
        Axis axis = new Axis(now.fromNs(), now.toNs(), right + Charts.LEFT, right + half - Charts.RIGHT);
        double plotTop = top + CHART_TITLE + Charts.TOP;
        double plotBottom = top + height - Charts.BOTTOM;
        faults(canvas, axis, plotTop, plotBottom);
        long cursor = session.view().cursorNs();
        if (axis.shows(cursor)) {
            canvas.line(axis.x(cursor), plotTop, axis.x(cursor), plotBottom, Pen.of(Tone.SELECTION, 1.5));
        }
        int targets = 60;
        long step = Math.max(1, axis.lengthNs() / targets);
        for (int i = 0; i < targets; i++) {
            long at = axis.fromNs() + i * step;
            double x = axis.x(at);
            canvas.target(x, plotTop, axis.x(at + step) - x, plotBottom - plotTop, new Hit.OfTime(at), "");
        }
    }

    private void faults(Canvas canvas, Axis axis, double top, double bottom) {
        double free = axis.left();
        for (FaultSpan fault : session.run().sweep().faults()) {
            double x = axis.clamped(fault.startNs());
            double end = axis.clamped(fault.endNs());
            if (end <= axis.left() || x >= axis.right()) {
                continue;
            }
            canvas.line(x, top, x, bottom, Pen.of(Tone.FAULT, 1).dashed(Pen.Dash.SHORT));
            double at = x + 3;
            if (at >= free && at + SMALL.width(fault.name()) < axis.right()) {
                canvas.label(at, top + 10, fault.name(), SMALL, Anchor.START, Tone.TEXT);
                free = at + SMALL.width(fault.name()) + 6;
            }
        }
    }

    private String words(Sweep sweep, List<SweepVariant> shown) {
        StringBuilder words = new StringBuilder(TITLE + ": ")
                .append(shown.size())
                .append(" algorithms under the same arrivals, ")
                .append(sweep.seeds())
                .append(sweep.seeds() == 1 ? " seed" : " seeds");
        for (SweepVariant variant : shown) {
            words.append("; ").append(BalancerCells.words(sweep, variant));
        }
        return words.append("; queues at ")
                .append(Times.instant(session.view().cursorNs()))
                .toString();
    }
}

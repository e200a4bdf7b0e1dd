package io.netsplit.visualizer.picture;

import io.netsplit.visualizer.drawing.Canvas;
import io.netsplit.visualizer.drawing.Hit;
import io.netsplit.visualizer.drawing.Lettering;
import io.netsplit.visualizer.drawing.Pen;
import io.netsplit.visualizer.drawing.Pen.Dash;
import io.netsplit.visualizer.drawing.Shape.Anchor;
import io.netsplit.visualizer.model.Evidence;
import io.netsplit.visualizer.model.Evidence.Bar;
import io.netsplit.visualizer.model.Operations;
import io.netsplit.visualizer.theme.Tone;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * The smallest part of a history that no order explains: a row for each client, the order as far as there is one as numbers, a
 * cross at the operation that has no place. Distances are not times: every event gets the room that its words need.
 */
final class EvidencePicture {
    private static final double LEFT = 64;
    private static final double ROW_MAX = 48;
    private static final double EVENT_GAP = 20;
    private static final double FOOT = 40;
    private static final Lettering SMALL = Lettering.PLAIN.size(11);

    private final Canvas canvas;
    private final Evidence evidence;
    private final List<Bar> bars;
    private final int[] rows;
    private final List<String> names = new ArrayList<>();
    private final long[] times;
    private final double[] xs;

    private EvidencePicture(Evidence evidence, double width, double height) {
        this.canvas = new Canvas(width, height);
        this.evidence = evidence;
        this.bars = evidence.bars();
        this.rows = rows();
        TreeSet<Long> instants = new TreeSet<>();
        for (Bar bar : bars) {
            instants.add(bar.invokedNs());
            if (bar.endNs() != Operations.OPEN) {
                instants.add(bar.endNs());
            }
        }
        times = instants.stream().mapToLong(Long::longValue).toArray();
        xs = new double[times.length];
        spread();
    }

    /** How much room the rows need at best. */
    static double height(Evidence evidence) {
        long clients = evidence.bars().stream().map(Bar::client).distinct().count();
        return 22 + clients * ROW_MAX + FOOT;
    }

    static Canvas of(Evidence evidence, double width, double height) {
        return new EvidencePicture(evidence, width, height).draw();
    }

    /** What a client asks for while an operation of it is unknown needs a row of its own below. */
    private int[] rows() {
        int[] places = new int[bars.size()];
        List<String> clients = bars.stream()
                .map(Bar::client)
                .distinct()
                .sorted(Comparator.comparingInt(String::length).thenComparing(name -> name))
                .toList();
        for (String client : clients) {
            List<Long> free = new ArrayList<>();
            int first = names.size();
            for (int i = 0; i < bars.size(); i++) {
                if (bars.get(i).client().equals(client)) {
                    int row = 0;
                    while (row < free.size() && free.get(row) > bars.get(i).invokedNs()) {
                        row++;
                    }
                    if (row == free.size()) {
                        free.add(0L);
                        names.add(row == 0 ? client : "");
                    }
                    free.set(row, bars.get(i).endNs());
                    places[i] = first + row;
                }
            }
        }
        return places;
    }

    private void spread() {
        for (int i = 1; i < times.length; i++) {
            xs[i] = xs[i - 1] + EVENT_GAP;
            for (Bar bar : bars) {
                if (bar.endNs() == times[i]) {
                    xs[i] = Math.max(xs[i], xs[place(bar.invokedNs())] + room(bar));
                }
            }
        }
        double needed = 1;
        for (Bar bar : bars) {
            needed = Math.max(needed, bar.endNs() == Operations.OPEN ? xs[place(bar.invokedNs())] + room(bar) : 0);
        }
        needed = Math.max(needed, xs.length == 0 ? 1 : xs[xs.length - 1]);
        double scale = Math.min(2.5, (canvas.width() - LEFT - 24) / needed);
        for (int i = 0; i < xs.length; i++) {
            xs[i] = LEFT + 8 + xs[i] * scale;
        }
    }

    private static double room(Bar bar) {
        return OperationBar.LABEL.width(bar.label()) + 30;
    }

    private int place(long timeNs) {
        return java.util.Arrays.binarySearch(times, timeNs);
    }

    private double x(long timeNs) {
        return timeNs == Operations.OPEN ? canvas.width() - 14 : xs[place(timeNs)];
    }

    private double step() {
        return Math.max(14, Math.min(ROW_MAX, (canvas.height() - 22 - FOOT) / Math.max(1, names.size())));
    }

    private double y(int row) {
        return 22 + (row + 0.5) * step();
    }

    private Canvas draw() {
        for (int row = 0; row < names.size(); row++) {
            canvas.line(LEFT, y(row), canvas.width() - 10, y(row), Pen.of(Tone.LINE, 1));
            canvas.label(LEFT - 8, y(row) + 4, names.get(row), Lettering.BOLD, Anchor.END, Tone.TEXT);
        }
        double tall = Math.min(24, step() - 6);
        for (int i = 0; i < bars.size(); i++) {
            bar(bars.get(i), i == evidence.stuck(), y(rows[i]), tall);
        }
        order();
        instants();
        return canvas;
    }

    private void bar(Bar bar, boolean stuck, double y, double tall) {
        double x = x(bar.invokedNs());
        double width = x(bar.endNs()) - x;
        if (stuck) {
            canvas.line(x + width, 8, x + width, y(names.size() - 1) + step() / 2, Pen.of(Tone.FAULT, 1.5));
            boolean right = x + width < canvas.width() / 2;
            canvas.label(
                    right ? x + width + 6 : x + width - 6,
                    16,
                    "✕ no place in any order",
                    SMALL.asBold(),
                    right ? Anchor.START : Anchor.END,
                    Tone.TEXT);
        }
        OperationBar.draw(canvas, x, y, width, tall, bar.ending(), stuck);
        double shift = bar.order() > 0 ? 12 : 0;
        OperationBar.label(canvas, x + shift, y, width - shift, bar.label(), bar.ending());
        if (stuck) {
            canvas.cross(x + width, y, 6, Pen.of(Tone.FAULT, 3));
        }
        canvas.target(x, y - tall / 2, Math.max(4, width), tall, new Hit.OfTime(bar.invokedNs()), words(bar));
    }

    private static String words(Bar bar) {
        String end = bar.endNs() == Operations.OPEN
                ? bar.ending().word()
                : bar.ending().word() + " at " + Times.instant(bar.endNs(), 1_000_000);
        return bar.client() + ": " + bar.label() + ", asked at " + Times.instant(bar.invokedNs(), 1_000_000) + ", "
                + end;
    }

    /** Numbers at the left end of the bars, and what the object holds after each below. */
    private void order() {
        List<Integer> ordered = new ArrayList<>();
        for (int i = 0; i < bars.size(); i++) {
            if (bars.get(i).order() > 0) {
                ordered.add(i);
            }
        }
        ordered.sort(Comparator.comparingInt(i -> bars.get(i).order()));
        StringBuilder holds = new StringBuilder(ordered.isEmpty() ? "" : "holds ");
        double last = LEFT;
        double lastY = Double.NaN;
        for (int i : ordered) {
            Bar bar = bars.get(i);
            double x = Math.min(Math.max(last, x(bar.invokedNs()) + 4), x(bar.endNs()));
            double y = y(rows[i]);
            if (!Double.isNaN(lastY)) {
                canvas.line(last, lastY, x, y, Pen.of(Tone.TEXT, 1).dashed(Dash.DOTTED));
            }
            last = x;
            lastY = y;
            holds.append(bar.order() == 1 ? "" : ", then ")
                    .append(bar.state())
                    .append(" (")
                    .append(bar.order());
            holds.append(')');
        }
        last = LEFT;
        for (int i : ordered) {
            last = Math.min(
                    Math.max(last, x(bars.get(i).invokedNs()) + 4),
                    x(bars.get(i).endNs()));
            OperationBar.point(
                    canvas, last, y(rows[i]), String.valueOf(bars.get(i).order()));
        }
        canvas.fitted(
                LEFT,
                y(names.size() - 1) + step() / 2 + 32,
                canvas.width() - LEFT - 10,
                holds.toString(),
                SMALL,
                Tone.TEXT);
    }

    /** Times below, as many as have room. */
    private void instants() {
        double y = y(names.size() - 1) + step() / 2 + 2;
        long spanNs = times.length == 0 ? 1 : times[times.length - 1] - times[0];
        long unitNs = spanNs >= 20_000_000 ? 1_000_000 : 1_000;
        double free = 0;
        for (int i = 0; i < times.length; i++) {
            // Cut, not rounded: so the sentence tells them.
            long cutNs = times[i] / unitNs * unitNs;
            String text = Times.instant(cutNs, unitNs == 1_000_000 ? 1_000_000_000L : 1_000_000);
            double half = SMALL.width(text) / 2;
            double at = Math.max(LEFT + half, Math.min(canvas.width() - half - 4, xs[i]));
            if (at - half > free) {
                canvas.line(xs[i], y - 4, xs[i], y, Pen.of(Tone.MUTED, 1));
                canvas.label(at, y + 11, text, SMALL, Anchor.MIDDLE, Tone.MUTED);
                free = at + half + 10;
            }
        }
    }
}

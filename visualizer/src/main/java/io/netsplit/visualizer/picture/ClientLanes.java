package io.netsplit.visualizer.picture;

import io.netsplit.visualizer.consistency.Appraisal;
import io.netsplit.visualizer.drawing.Canvas;
import io.netsplit.visualizer.drawing.Hit;
import io.netsplit.visualizer.drawing.Ink;
import io.netsplit.visualizer.drawing.Lettering;
import io.netsplit.visualizer.drawing.Pen;
import io.netsplit.visualizer.drawing.Pen.Dash;
import io.netsplit.visualizer.drawing.Shape.Anchor;
import io.netsplit.visualizer.model.Ending;
import io.netsplit.visualizer.model.Operations;
import io.netsplit.visualizer.session.Selection;
import io.netsplit.visualizer.session.View;
import io.netsplit.visualizer.theme.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A lane for each client, its operations as bars between invocation and completion, and the instants at which they can have
 * taken effect as dots. Where there are too many for bars, each lane shows how many: answered above it, failed and unknown below.
 */
final class ClientLanes {
    /** Below so many pixels an operation, on average, bars say nothing any more. */
    private static final double BAR_MIN = 5;

    private static final double NAMED_MIN = 24;
    private static final double WORDY_MIN = 90;
    private static final double LANE_MIN = 18;
    private static final double LANE_MAX = 56;
    private static final double COLUMN = 3;
    private static final int POINTS_MAX = 400;
    private static final Lettering SMALL = Lettering.PLAIN.size(11);

    private final Canvas canvas;
    private final Axis axis;
    private final double top;
    private final double step;
    private final View view;
    private final Operations operations;
    private final Appraisal appraisal;
    private final Map<Integer, Integer> laneOf = new TreeMap<>();
    private final List<Integer> shown = new ArrayList<>();
    private final int[] counts = new int[Ending.values().length];
    private int left;
    private String told = "";

    ClientLanes(
            Canvas canvas,
            Axis axis,
            double top,
            double bottom,
            View view,
            Operations operations,
            Appraisal appraisal) {
        this.canvas = canvas;
        this.axis = axis;
        this.top = top;
        this.view = view;
        this.operations = operations;
        this.appraisal = appraisal;
        int most = (int) Math.max(1, (bottom - top) / LANE_MIN);
        for (int operation = 0; operation < operations.count(); operation++) {
            laneOf.putIfAbsent(operations.client(operation), 0);
        }
        left = Math.max(0, laneOf.size() - most);
        int lane = 0;
        for (Map.Entry<Integer, Integer> entry : laneOf.entrySet()) {
            entry.setValue(lane < most ? lane : -1);
            lane++;
        }
        this.step = Math.max(LANE_MIN, Math.min(LANE_MAX, (bottom - top) / Math.max(1, Math.min(most, lane))));
        collect();
    }

    /** What is shown, in words. */
    String told() {
        return told;
    }

    /** Where the lanes end. */
    double bottom() {
        return top + step * Math.min(laneOf.size(), laneOf.size() - left);
    }

    private void collect() {
        // One that is open for long began before the range; no client has two open at once but for those of unknown
        // end.
        int from = Math.max(0, operations.firstAt(view.fromNs()) - 4 * laneOf.size());
        for (int operation = from; operation < operations.count(); operation++) {
            if (operations.invokedNs(operation) > view.toNs()) {
                break;
            }
            if (operations.endNs(operation) >= view.fromNs()) {
                counts[operations.ending(operation).ordinal()]++;
                if (lane(operation) >= 0) {
                    shown.add(operation);
                }
            }
        }
    }

    private int lane(int operation) {
        return laneOf.getOrDefault(operations.client(operation), -1);
    }

    private double y(int lane) {
        return top + (lane + 0.5) * step;
    }

    void draw() {
        for (Map.Entry<Integer, Integer> entry : laneOf.entrySet()) {
            if (entry.getValue() >= 0) {
                double y = y(entry.getValue());
                canvas.line(axis.left(), y, axis.right(), y, Pen.of(Tone.LINE, 1));
                String name = operations.recording().name(entry.getKey());
                canvas.label(axis.left() - 10, y + 4, name, Lettering.BOLD, Anchor.END, Tone.TEXT);
                canvas.target(0, y - step / 2, axis.left() - 4, step, new Hit.OfNode(entry.getKey()), name);
            }
        }
        boolean bars = shown.size() * BAR_MIN <= (axis.right() - axis.left()) * Math.max(1, laneOf.size() - left);
        if (bars) {
            double[] next = nextBegins();
            for (int i = 0; i < shown.size(); i++) {
                bar(shown.get(i), next[i]);
            }
            points();
        } else {
            density();
        }
        told = Times.count(counts[Ending.OK.ordinal()]) + " ok, " + Times.count(counts[Ending.FAILED.ordinal()])
                + " failed, " + Times.count(counts[Ending.UNKNOWN.ordinal()]) + " unknown"
                + (bars ? "" : "; too many for bars: ok above, failed and unknown below each lane; zoom in")
                + (left > 0 ? "; " + left + " more clients have no room here" : "");
    }

    /** Where the next bar of the same lane begins: what is unknown reaches until there. */
    private double[] nextBegins() {
        double[] next = new double[shown.size()];
        double[] begin = new double[laneOf.size() + 1];
        java.util.Arrays.fill(begin, axis.right());
        for (int i = shown.size() - 1; i >= 0; i--) {
            int lane = lane(shown.get(i));
            next[i] = begin[lane];
            begin[lane] = axis.clamped(operations.invokedNs(shown.get(i)));
        }
        return next;
    }

    private void bar(int operation, double next) {
        Ending ending = operations.ending(operation);
        double x = axis.clamped(operations.invokedNs(operation));
        long endNs = operations.endNs(operation);
        double end = endNs == Operations.OPEN ? axis.right() : axis.clamped(endNs);
        double y = y(lane(operation));
        double tall = Math.min(22, step - 5);
        OperationBar.draw(canvas, x, y, end - x, tall, ending, false);
        if (ending == Ending.UNKNOWN && end < next) {
            canvas.line(end, y, next, y, Pen.of(Tone.RARE, 1.5).dashed(Dash.SHORT));
        }
        name(operation, x, y, end - x, ending);
        if (isSelected(operation)) {
            canvas.box(x - 2, y - tall / 2 - 2, Math.max(7, end - x + 4), tall + 4, 4, null, Pen.of(Tone.SELECTION, 2));
        }
        String error = operations.error(operation);
        String words = operations.recording().name(operations.client(operation)) + ": " + operations.label(operation)
                + ", " + ending.word() + (error.isEmpty() ? "" : " (" + error + ")") + ", "
                + Times.instant(operations.invokedNs(operation));
        canvas.target(
                x, y - tall / 2, Math.max(6, end - x), tall, new Hit.OfEvent(operations.invokeEvent(operation)), words);
    }

    /** In full, in brief, or not at all: half a word says nothing. */
    private void name(int operation, double x, double y, double width, Ending ending) {
        if (width < NAMED_MIN) {
            return;
        }
        String label = operations.label(operation);
        boolean whole = OperationBar.LABEL.width(label) + 10 <= width;
        String shown = whole ? label : operations.brief(operation);
        if (whole || width > WORDY_MIN || OperationBar.LABEL.width(shown) + 10 <= width) {
            OperationBar.label(canvas, x, y, width, shown, ending);
        }
    }

    private boolean isSelected(int operation) {
        return view.selection() instanceof Selection.Event chosen && operations.of(chosen.event()) == operation;
    }

    /** A dot for every operation that has a place in the order; those of the object in question are joined. */
    private void points() {
        if (shown.size() > POINTS_MAX) {
            return;
        }
        String key = key();
        List<Integer> joined = new ArrayList<>();
        for (int operation : appraisal.ordered(shown)) {
            boolean own = key != null && operations.key(operation).equals(key);
            if (own) {
                joined.add(operation);
            }
            long pointNs = appraisal.pointNs(operation);
            if (axis.shows(pointNs)) {
                double y = y(lane(operation));
                double up = Math.min(22, step - 5) / 2;
                canvas.line(axis.x(pointNs), y - up, axis.x(pointNs), y + up, Pen.of(Tone.TEXT, own ? 1.5 : 0.8));
                canvas.disc(axis.x(pointNs), y + up, own ? 3.2 : 2, Ink.of(Tone.TEXT), Pen.of(Tone.GROUND, 0.8));
            }
        }
        for (int i = 1; i < joined.size(); i++) {
            double up = Math.min(22, step - 5) / 2;
            canvas.line(
                    axis.clamped(appraisal.pointNs(joined.get(i - 1))),
                    y(lane(joined.get(i - 1))) + up,
                    axis.clamped(appraisal.pointNs(joined.get(i))),
                    y(lane(joined.get(i))) + up,
                    Pen.of(Tone.TEXT, 0.7, 1).dashed(Dash.DOTTED));
        }
    }

    /** Of the selected operation, else of the evidence. */
    private @org.jspecify.annotations.Nullable String key() {
        int chosen = view.selection() instanceof Selection.Event event ? operations.of(event.event()) : -1;
        if (chosen >= 0) {
            return operations.key(chosen);
        }
        return appraisal.evidence().map(evidence -> evidence.key()).orElse(null);
    }

    private void density() {
        int columns = (int) Math.max(1, (axis.right() - axis.left()) / COLUMN);
        int[][][] sums = new int[laneOf.size()][columns][counts.length];
        int most = 1;
        for (int operation : shown) {
            double x = axis.clamped(operations.invokedNs(operation));
            int column = (int) Math.min(columns - 1, (x - axis.left()) / COLUMN);
            int[] cell = sums[lane(operation)][column];
            cell[operations.ending(operation).ordinal()]++;
            most = Math.max(most, Math.max(cell[0], cell[1] + cell[2]));
        }
        double unit = (step / 2 - 2) / most;
        for (int lane = 0; lane < laneOf.size() - left; lane++) {
            for (int column = 0; column < columns; column++) {
                cell(sums[lane][column], axis.left() + column * COLUMN, y(lane), unit);
            }
        }
    }

    private void cell(int[] cell, double x, double y, double unit) {
        int failed = cell[Ending.FAILED.ordinal()];
        int unknown = cell[Ending.UNKNOWN.ordinal()];
        canvasBox(x, y - cell[0] * unit, cell[0] * unit, Tone.CLIENT, cell[0]);
        double deep = unknown == 0 ? 0 : Math.max(3, unknown * unit);
        canvasBox(x, y, deep, Tone.RARE, unknown);
        canvasBox(x, y + deep, Math.max(3, failed * unit), Tone.HEARTBEAT, failed);
    }

    private void canvasBox(double x, double y, double tall, Tone tone, int count) {
        if (count > 0) {
            canvas.box(x, y, COLUMN, tall, 0, Ink.of(tone), null);
        }
    }

    /** What the shapes mean, at the right end of a line; where that begins. */
    static double legend(Canvas canvas, double right, double y) {
        double x = right;
        for (Ending ending : new Ending[] {Ending.UNKNOWN, Ending.FAILED, Ending.OK}) {
            x -= SMALL.width(ending.word());
            canvas.label(x, y + 4, ending.word(), SMALL, Anchor.START, Tone.MUTED);
            x -= 30;
            OperationBar.draw(canvas, x, y, 26, 11, ending, false);
            x -= 12;
        }
        return x;
    }
}

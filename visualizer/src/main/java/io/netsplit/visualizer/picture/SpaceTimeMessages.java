package io.netsplit.visualizer.picture;

import io.netsplit.visualizer.drawing.Canvas;
import io.netsplit.visualizer.drawing.Hit;
import io.netsplit.visualizer.drawing.Ink;
import io.netsplit.visualizer.drawing.Pen;
import io.netsplit.visualizer.model.Density;
import io.netsplit.visualizer.model.Messages;
import io.netsplit.visualizer.model.Recording;
import io.netsplit.visualizer.session.Selection;
import io.netsplit.visualizer.session.Session;
import io.netsplit.visualizer.session.View;
import io.netsplit.visualizer.theme.Tone;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The messages of a space-time diagram: arrows, or, where there are too many, how many there are. */
final class SpaceTimeMessages {
    static final double ARROWS_PER_PIXEL = 1.5;
    /** Among more than these nobody can point at one. */
    private static final int POINTED_MAX = 4_000;

    private static final int EXEMPLARS_MAX = 500;
    private static final int CONE_EVENTS_MAX = 400_000;
    private static final double FAINT = 0.15;
    private static final double LOST_MIN = 2;
    /** How wide a step of the density is. */
    private static final double COLUMN = 2;

    private final Recording recording;
    private final Messages messages;
    private final View view;
    private final Traffic traffic;
    private final Canvas canvas;
    private final Axis axis;
    private final double[] ys;
    private final double step;
    private final @Nullable Cone cone;
    private boolean pointed = true;
    private String told = "";

    /** @param ys where the lane of each address is; not a number where it has none */
    SpaceTimeMessages(Session session, Traffic traffic, Canvas canvas, Axis axis, double[] ys, double step) {
        this.recording = session.recording();
        this.messages = recording.messages();
        this.view = session.view();
        this.traffic = traffic;
        this.canvas = canvas;
        this.axis = axis;
        this.ys = ys;
        this.step = step;
        this.cone = view.cone() ? cone() : null;
    }

    /** What is shown and what is not, in words. */
    String told() {
        return told;
    }

    void draw(double arrowsPerPixel) {
        int most = (int) (arrowsPerPixel * (axis.right() - axis.left()));
        int upperBound = messages.firstSentAt(view.toNs()) - messages.firstSentAt(view.fromNs());
        List<Integer> shown = new ArrayList<>();
        int[] count = new int[1];
        if (upperBound < 40 * most) {
            messages.overlapping(view.fromNs(), view.toNs(), message -> {
                if (isShown(message)) {
                    count[0]++;
                    if (count[0] <= most) {
                        shown.add(message);
                    }
                }
            });
        } else {
            count[0] = upperBound;
        }
        if (count[0] <= most) {
            pointed = count[0] <= POINTED_MAX;
            shown.forEach(this::arrow);
            told = Times.count(count[0]) + " messages" + (view.quiet() ? ", signs of life and clients hidden" : "");
        } else {
            density();
            int exemplars = exemplars();
            told = "density: " + Times.count(count[0])
                    + " messages, sent above and dropped below each lane; zoom in for arrows"
                    + (exemplars > 0 ? " (" + exemplars + " shown)" : "");
        }
    }

    private boolean isShown(int message) {
        return !Double.isNaN(ys[messages.from(message)])
                && !Double.isNaN(ys[messages.to(message)])
                && !(view.quiet() && traffic.isQuiet(message));
    }

    private @Nullable Cone cone() {
        int event = -1;
        if (view.selection() instanceof Selection.Message chosen) {
            event = messages.sendEvent(chosen.message());
        } else if (view.selection() instanceof Selection.Event chosen) {
            event = chosen.event();
        }
        if (event < 0) {
            return null;
        }
        int first = Math.max(recording.events().firstAt(view.fromNs()), event - CONE_EVENTS_MAX);
        int last = Math.min(recording.events().lastAt(view.toNs()), event + CONE_EVENTS_MAX);
        return Cone.of(recording, event, first, last);
    }

    private void arrow(int message) {
        double x1 = axis.x(messages.sentNs(message));
        double y1 = ys[messages.from(message)];
        double y2 = ys[messages.to(message)];
        boolean chosen = view.selection() instanceof Selection.Message selection && selection.message() == message;
        boolean faint = cone != null && !cone.has(message);
        Pen usual = traffic.of(message).pen();
        Pen pen = new Pen(
                Ink.of(chosen ? Tone.SELECTION : usual.ink().tone(), faint ? FAINT : 0.85),
                chosen ? 2.5 : usual.width(),
                usual.dash());
        if (messages.dropped(message)) {
            lost(message, x1, y1, y2, faint);
        } else {
            long end = messages.endNs(message) == Messages.UNDER_WAY ? recording.endNs() : messages.endNs(message);
            double x2 = axis.x(end);
            canvas.line(x1, y1, x2, y2, pen);
            if (!faint) {
                Glyphs.head(canvas, x1, y1, x2, y2, 7, Ink.of(pen.ink().tone()));
            }
            target(message, x1, y1, x2, y2);
        }
    }

    /** A stub that ends with a cross: in the gap for a cut, near the receiver else. */
    private void lost(int message, double x1, double y1, double y2, boolean faint) {
        double share = messages.fate(message).equals("partition") ? 0.5 : 0.8;
        double x2 = Math.max(x1 + 3, axis.x(messages.endNs(message)));
        double y = y1 + (y2 - y1) * share;
        Pen pen = Pen.of(Tone.FAULT, faint ? FAINT : 0.9, 1.2).dashed(Pen.Dash.SHORT);
        canvas.line(x1, y1, x2, y, pen);
        canvas.cross(x2, y, 3, Pen.of(Tone.FAULT, faint ? FAINT : 1, 1.5));
        target(message, x1, y1, x2, y);
    }

    private void target(int message, double x1, double y1, double x2, double y2) {
        if (!pointed) {
            return;
        }
        String words = messages.type(message) + " " + recording.name(messages.from(message)) + " → "
                + recording.name(messages.to(message)) + ", " + Times.instant(messages.sentNs(message));
        for (double share : new double[] {0.25, 0.5, 0.75}) {
            double x = x1 + (x2 - x1) * share;
            double y = y1 + (y2 - y1) * share;
            canvas.target(x - 5, y - 5, 10, 10, new Hit.OfMessage(message), words);
        }
    }

    private void density() {
        Density density = recording.density();
        int columns = (int) Math.max(1, (axis.right() - axis.left()) / COLUMN);
        int most = 1;
        int[][] sent = new int[ys.length][columns];
        for (int address = 0; address < ys.length; address++) {
            for (int column = 0; column < columns && !Double.isNaN(ys[address]); column++) {
                long from = axis.timeNs(axis.left() + column * COLUMN);
                sent[address][column] = density.sent(address, from, axis.timeNs(axis.left() + (column + 1) * COLUMN));
                most = Math.max(most, sent[address][column]);
            }
        }
        for (int address = 0; address < ys.length; address++) {
            if (!Double.isNaN(ys[address])) {
                double room = step * (recording.isClient(address) ? 0.18 : 0.46);
                sent(address, sent[address], room / most);
                lost(address, columns, room / most, room);
            }
        }
    }

    /** One outline of steps: a lane is one shape, however wide the picture. */
    private void sent(int address, int[] counts, double pixelsPerMessage) {
        double[] points = new double[counts.length * 4 + 4];
        double y = ys[address];
        for (int column = 0; column < counts.length; column++) {
            double x = axis.left() + column * COLUMN;
            double top = y - counts[column] * pixelsPerMessage;
            points[column * 4] = x;
            points[column * 4 + 1] = top;
            points[column * 4 + 2] = x + COLUMN;
            points[column * 4 + 3] = top;
        }
        points[counts.length * 4] = axis.left() + counts.length * COLUMN;
        points[counts.length * 4 + 1] = y;
        points[counts.length * 4 + 2] = axis.left();
        points[counts.length * 4 + 3] = y;
        Tone tone = recording.isClient(address) ? Tone.CLIENT : Tone.TRAFFIC;
        canvas.path(true, Ink.of(tone, 0.8), null, points);
    }

    private void lost(int address, int columns, double pixelsPerMessage, double room) {
        for (int column = 0; column < columns; column++) {
            double x = axis.left() + column * COLUMN;
            int count = recording.density().dropped(address, axis.timeNs(x), axis.timeNs(x + COLUMN));
            if (count > 0) {
                double deep = Math.min(room, Math.max(LOST_MIN, count * pixelsPerMessage));
                canvas.box(x, ys[address], COLUMN, deep, 0, Ink.of(Tone.FAULT), null);
            }
        }
    }

    /** The selected message, and the rare ones, stand out of the density. */
    private int exemplars() {
        List<Integer> found = new ArrayList<>();
        messages.overlapping(view.fromNs(), view.toNs(), message -> {
            if (found.size() < EXEMPLARS_MAX && traffic.of(message) == Traffic.Kind.RARE && isShown(message)) {
                found.add(message);
            }
        });
        if (found.size() >= EXEMPLARS_MAX) {
            found.clear();
        }
        if (view.selection() instanceof Selection.Message chosen && isShown(chosen.message())) {
            found.add(chosen.message());
        }
        found.forEach(this::arrow);
        return found.size();
    }
}

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
    private final Session session;
    private final LaneRows lanes;
    private final @Nullable Cone cone;
    private boolean pointed = true;
    private String told = "";

    SpaceTimeMessages(Session session, Traffic traffic, Canvas canvas, Axis axis, LaneRows lanes) {
        this.session = session;
        this.recording = session.recording();
        this.messages = recording.messages();
        this.view = session.view();
        this.traffic = traffic;
        this.canvas = canvas;
        this.axis = axis;
        this.lanes = lanes;
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
            int detours = detours();
            told = Times.count(count[0]) + " messages" + (view.quiet() ? ", signs of life and clients hidden" : "")
                    + (detours > 0 ? ", " + Times.count(detours) + " ways through hidden nodes dashed" : "");
        } else {
            density();
            int exemplars = exemplars();
            told = "density: " + Times.count(count[0])
                    + " messages, sent above and dropped below each lane; zoom in for arrows"
                    + (exemplars > 0 ? " (" + exemplars + " shown)" : "");
        }
    }

    private boolean isShown(int message) {
        return isShown(message, session, traffic, lanes);
    }

    /** Whether it is an arrow of its own: not where an end of it is hidden or both lie on one lane. */
    static boolean isShown(int message, Session session, Traffic traffic, LaneRows lanes) {
        Messages messages = session.recording().messages();
        int from = messages.from(message);
        int to = messages.to(message);
        return lanes.has(from)
                && lanes.has(to)
                && !lanes.together(from, to)
                && !(session.view().quiet() && traffic.isQuiet(message));
    }

    /** A dashed line for each way through hidden nodes. */
    private int detours() {
        List<Integer> hidden = view.lanes().hidden();
        if (hidden.isEmpty()) {
            return 0;
        }
        int first = recording.events().firstAt(view.fromNs());
        int last = Math.min(recording.events().lastAt(view.toNs()), first + CONE_EVENTS_MAX);
        List<Detours.Detour> ways = Detours.of(
                recording, first, last, hidden::contains, message -> !(view.quiet() && traffic.isQuiet(message)));
        int drawn = 0;
        for (Detours.Detour way : ways) {
            int from = messages.from(way.first());
            int to = messages.to(way.last());
            if (lanes.has(from) && lanes.has(to) && !lanes.together(from, to)) {
                detour(way, lanes.y(from), lanes.y(to));
                drawn++;
            }
        }
        return drawn;
    }

    private void detour(Detours.Detour way, double y1, double y2) {
        boolean faint = cone != null && !(cone.has(way.first()) && cone.has(way.last()));
        double x1 = axis.x(messages.sentNs(way.first()));
        double x2 = axis.x(messages.endNs(way.last()));
        within(x1, y1, x2, y2, Pen.of(Tone.MUTED, faint ? FAINT : 1, 1.5).dashed(Pen.Dash.DASHED));
        if (!faint && x2 <= axis.right() + 1) {
            Glyphs.head(canvas, x1, y1, x2, y2, 7, Ink.of(Tone.MUTED));
        }
        String words = recording.name(messages.from(way.first())) + " → " + recording.name(messages.to(way.last()))
                + " through hidden nodes: " + messages.type(way.first()) + " … " + messages.type(way.last());
        canvas.target((x1 + x2) / 2 - 5, (y1 + y2) / 2 - 5, 10, 10, new Hit.OfMessage(way.first()), words);
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
        double y1 = lanes.y(messages.from(message));
        double y2 = lanes.y(messages.to(message));
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
            within(x1, y1, x2, y2, pen);
            if (!faint && x2 <= axis.right() + 1) {
                Glyphs.head(canvas, x1, y1, x2, y2, 7, Ink.of(pen.ink().tone()));
            }
            target(message, x1, y1, x2, y2);
        }
    }

    /** A line, as far as it lies in the shown range. */
    private void within(double x1, double y1, double x2, double y2, Pen pen) {
        double slope = (y2 - y1) / Math.max(1e-9, x2 - x1);
        double from = Math.max(x1, axis.left());
        double to = Math.min(x2, axis.right());
        double fromY = from > x1 ? y1 + (from - x1) * slope : y1;
        double toY = to < x2 ? y1 + (to - x1) * slope : y2;
        canvas.line(from, fromY, to, toY, pen);
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
            if (x < axis.left() || x > axis.right()) {
                continue;
            }
            canvas.target(x - 5, y - 5, 10, 10, new Hit.OfMessage(message), words);
        }
    }

    private void density() {
        Density density = recording.density();
        int columns = (int) Math.max(1, (axis.right() - axis.left()) / COLUMN);
        List<int[]> sent = new ArrayList<>();
        for (LaneRows.Lane lane : lanes.all()) {
            int[] counts = new int[columns];
            sent.add(counts);
            for (int column = 0; column < columns; column++) {
                long from = axis.timeNs(axis.left() + column * COLUMN);
                long to = axis.timeNs(axis.left() + (column + 1) * COLUMN);
                for (int address : lane.members()) {
                    counts[column] += density.sent(address, from, to);
                }
            }
        }
        int most = Peaks.of(sent.stream().flatMapToInt(java.util.Arrays::stream).toArray());
        for (int i = 0; i < sent.size(); i++) {
            LaneRows.Lane lane = lanes.all().get(i);
            double room = lane.height() * 0.46;
            sent(lane, sent.get(i), room / most);
            lost(lane, columns, room / most, room);
        }
    }

    /** One outline of steps: a lane is one shape, however wide the picture. */
    private void sent(LaneRows.Lane lane, int[] counts, double pixelsPerMessage) {
        double[] points = new double[counts.length * 4 + 4];
        double y = lane.y();
        for (int column = 0; column < counts.length; column++) {
            double x = axis.left() + column * COLUMN;
            double top = y - Math.min(lane.height() * 0.46, counts[column] * pixelsPerMessage);
            points[column * 4] = x;
            points[column * 4 + 1] = top;
            points[column * 4 + 2] = x + COLUMN;
            points[column * 4 + 3] = top;
        }
        points[counts.length * 4] = axis.left() + counts.length * COLUMN;
        points[counts.length * 4 + 1] = y;
        points[counts.length * 4 + 2] = axis.left();
        points[counts.length * 4 + 3] = y;
        Tone tone = lane.nodes() ? Tone.TRAFFIC : Tone.CLIENT;
        canvas.path(true, Ink.of(tone, 0.8), null, points);
    }

    private void lost(LaneRows.Lane lane, int columns, double pixelsPerMessage, double room) {
        for (int column = 0; column < columns; column++) {
            double x = axis.left() + column * COLUMN;
            int count = 0;
            for (int address : lane.members()) {
                count += recording.density().dropped(address, axis.timeNs(x), axis.timeNs(x + COLUMN));
            }
            if (count > 0) {
                double deep = Math.min(room, Math.max(LOST_MIN, count * pixelsPerMessage));
                canvas.box(x, lane.y(), COLUMN, deep, 0, Ink.of(Tone.FAULT), null);
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

package io.netsplit.visualizer.picture;

import io.netsplit.visualizer.drawing.Canvas;
import io.netsplit.visualizer.drawing.Hit;
import io.netsplit.visualizer.drawing.Ink;
import io.netsplit.visualizer.drawing.Lettering;
import io.netsplit.visualizer.drawing.Pen;
import io.netsplit.visualizer.drawing.Shape.Anchor;
import io.netsplit.visualizer.model.Messages;
import io.netsplit.visualizer.model.Recording;
import io.netsplit.visualizer.session.Selection;
import io.netsplit.visualizer.session.Session;
import io.netsplit.visualizer.session.View;
import io.netsplit.visualizer.theme.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Messages on their way, each on the right-hand side of its link, as far as it has come; and where messages were lost a moment
 * ago, a cross with their number: in the gap for a cut, near the receiver else.
 */
final class ClusterMessages {
    private static final int PER_LINK_MAX = 5;
    private static final int NAMED_MAX = 8;
    private static final double ASIDE = 6;
    private static final double SIGN = 6;
    private static final long GLOW_MIN_NS = 1_000_000;
    private static final long GLOW_MAX_NS = 50_000_000;
    private static final Lettering TINY = Lettering.PLAIN.size(10);

    private final Recording recording;
    private final Messages messages;
    private final Traffic traffic;
    private final Canvas canvas;
    private final Places places;
    private final Occupied occupied;
    private final View view;
    private final long now;

    /** @param occupied where names must not be written; those of messages are added */
    ClusterMessages(Session session, Traffic traffic, Canvas canvas, Places places, Occupied occupied) {
        this.recording = session.recording();
        this.messages = recording.messages();
        this.traffic = traffic;
        this.canvas = canvas;
        this.places = places;
        this.occupied = occupied;
        this.view = session.view();
        this.now = view.cursorNs();
    }

    void draw() {
        Map<Integer, List<Integer>> underWay = new TreeMap<>();
        Map<Integer, List<Integer>> lost = new TreeMap<>();
        long glow = Math.max(GLOW_MIN_NS, Math.min(GLOW_MAX_NS, (view.toNs() - view.fromNs()) / 200));
        messages.overlapping(Math.max(0, now - glow), now, message -> {
            boolean hidden = view.quiet() && traffic.isQuiet(message) || messages.sentNs(message) > now;
            boolean over = messages.endNs(message) <= now;
            if (!hidden && (!over || messages.dropped(message))) {
                int link = messages.from(message) * recording.addresses() + messages.to(message);
                (over ? lost : underWay)
                        .computeIfAbsent(link, key -> new ArrayList<>())
                        .add(message);
            }
        });
        int all = underWay.values().stream().mapToInt(List::size).sum();
        underWay.values().forEach(some -> some.forEach(message -> sign(at(message, reached(message)))));
        lost.values().forEach(some -> sign(cross(some)));
        underWay.forEach((link, some) -> underWay(some, all));
        lost.forEach((link, some) -> lost(some));
    }

    /** No name is written over it. */
    private void sign(double[] at) {
        occupied.add(at[0] - SIGN, at[1] - SIGN, at[0] + SIGN, at[1] + SIGN);
    }

    private void underWay(List<Integer> some, int all) {
        if (some.size() > PER_LINK_MAX) {
            double[] at = at(some.get(0), 0.5);
            Tone tone = traffic.of(some.get(0)).pen().ink().tone();
            canvas.disc(at[0], at[1], 10, Ink.of(Tone.GROUND), Pen.of(tone, 2.5));
            canvas.label(at[0], at[1] + 3.5, String.valueOf(some.size()), TINY.asBold(), Anchor.MIDDLE, Tone.TEXT);
            canvas.target(
                    at[0] - 10,
                    at[1] - 10,
                    20,
                    20,
                    new Hit.OfMessage(some.get(0)),
                    some.size() + " messages under way");
            return;
        }
        some.forEach(message -> underWay(message, all <= NAMED_MAX));
    }

    private void underWay(int message, boolean named) {
        double[] at = at(message, reached(message));
        double[] from = at(message, 0);
        Tone tone = traffic.of(message).pen().ink().tone();
        if (view.selection() instanceof Selection.Message chosen && chosen.message() == message) {
            canvas.disc(at[0], at[1], 10, null, Pen.of(Tone.SELECTION, 2));
        }
        double dx = at[0] - from[0];
        double dy = at[1] - from[1];
        double length = Math.max(1, Math.sqrt(dx * dx + dy * dy));
        double tipX = at[0] + dx / length * 5;
        double tipY = at[1] + dy / length * 5;
        canvas.line(tipX - dx / length * 18, tipY - dy / length * 18, tipX, tipY, Pen.of(tone, 0.7, 2));
        Glyphs.head(canvas, from[0], from[1], tipX, tipY, 10, Ink.of(tone));
        String words = messages.type(message) + " " + recording.name(messages.from(message)) + " → "
                + recording.name(messages.to(message));
        if (named) {
            occupied.label(at[0], at[1], messages.type(message), TINY, Tone.MUTED);
        }
        canvas.target(at[0] - 8, at[1] - 8, 16, 16, new Hit.OfMessage(message), words);
    }

    /** Which share of its way a message has behind it; what will be lost comes as far as the middle. */
    private double reached(int message) {
        long end = messages.endNs(message);
        double share = end == Messages.UNDER_WAY
                ? 0.5
                : (now - messages.sentNs(message)) / Math.max(1.0, end - messages.sentNs(message));
        return 0.14 + 0.72 * share * (messages.dropped(message) ? 0.5 : 1);
    }

    private double[] cross(List<Integer> lost) {
        int last = lost.get(lost.size() - 1);
        return at(last, messages.fate(last).equals("partition") ? 0.42 : 0.74);
    }

    private void lost(List<Integer> some) {
        int last = some.get(some.size() - 1);
        double[] at = cross(some);
        canvas.cross(at[0], at[1], 5, Pen.of(Tone.FAULT, 2.5));
        if (some.size() > 1) {
            occupied.label(at[0], at[1], "×" + some.size(), TINY.asBold(), Tone.FAULT);
        }
        String words = some.size() + " lost from " + recording.name(messages.from(last)) + " to "
                + recording.name(messages.to(last)) + ": " + messages.fate(last).replace('-', ' ');
        canvas.target(at[0] - 8, at[1] - 8, 16, 16, new Hit.OfMessage(last), words);
    }

    /** A place on the right-hand side of the way of a message. */
    private double[] at(int message, double share) {
        double x1 = places.x(messages.from(message));
        double y1 = places.y(messages.from(message));
        double dx = places.x(messages.to(message)) - x1;
        double dy = places.y(messages.to(message)) - y1;
        double length = Math.max(1, Math.sqrt(dx * dx + dy * dy));
        return new double[] {x1 + dx * share - dy / length * ASIDE, y1 + dy * share + dx / length * ASIDE};
    }
}

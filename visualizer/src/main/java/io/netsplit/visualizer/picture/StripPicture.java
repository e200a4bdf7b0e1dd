package io.netsplit.visualizer.picture;

import io.netsplit.visualizer.drawing.Canvas;
import io.netsplit.visualizer.drawing.Drawing;
import io.netsplit.visualizer.drawing.Hit;
import io.netsplit.visualizer.drawing.Ink;
import io.netsplit.visualizer.drawing.Lettering;
import io.netsplit.visualizer.drawing.Pen;
import io.netsplit.visualizer.drawing.Pen.Dash;
import io.netsplit.visualizer.drawing.Shape.Anchor;
import io.netsplit.visualizer.model.Belief;
import io.netsplit.visualizer.model.Density;
import io.netsplit.visualizer.model.DoubleLead;
import io.netsplit.visualizer.model.FaultSpan;
import io.netsplit.visualizer.model.Finding;
import io.netsplit.visualizer.model.Recording;
import io.netsplit.visualizer.session.Session;
import io.netsplit.visualizer.session.View;
import io.netsplit.visualizer.theme.Tone;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The strip under everything: the whole run at a glance, and the place to scrub. */
public final class StripPicture {
    public static final double HEIGHT = 132;

    static final double LEFT = 84;
    private static final double RIGHT_MARGIN = 14;
    private static final double FAULTS = 6;
    private static final double LEADERS = 38;
    private static final double VIOLATIONS = 62;
    private static final double DENSITY = 78;
    private static final double BOTTOM = 112;
    private static final double ROW = 13;
    private static final Lettering SMALL = Lettering.PLAIN.size(11);

    private final Session session;
    private final Recording recording;
    private final Canvas canvas;
    private final Axis axis;

    private StripPicture(Session session, double width) {
        this.session = session;
        this.recording = session.recording();
        this.canvas = new Canvas(width, HEIGHT);
        this.axis = axis(session, width);
    }

    /** The whole run from left to right. */
    public static Axis axis(Session session, double width) {
        return new Axis(0, session.recording().endNs(), LEFT, Math.max(LEFT + 10, width - RIGHT_MARGIN));
    }

    static Drawing of(Session session, double width) {
        return new StripPicture(session, width).draw();
    }

    private Drawing draw() {
        canvas.ground(Tone.PANEL);
        canvas.line(0, 0.5, canvas.width(), 0.5, Pen.of(Tone.LINE, 1));
        heading("faults", FAULTS + 11);
        heading("leaders", LEADERS + 11);
        heading("violations", VIOLATIONS + 11);
        heading("messages", DENSITY + 20);
        density();
        doubleLeads();
        faults();
        leaders();
        violations();
        axis.draw(canvas, BOTTOM);
        brush();
        markers();
        cursor();
        return canvas.done(words());
    }

    private void heading(String text, double y) {
        canvas.label(LEFT - 10, y, text, SMALL, Anchor.END, Tone.MUTED);
    }

    private void density() {
        int columns = (int) Math.max(1, (axis.right() - axis.left()) / 2);
        int[] sent = new int[columns];
        int[] lost = new int[columns];
        Density density = recording.density();
        for (int column = 0; column < columns; column++) {
            long from = axis.timeNs(axis.left() + column * 2.0);
            long to = axis.timeNs(axis.left() + column * 2.0 + 2);
            for (int address = 0; address < recording.addresses(); address++) {
                sent[column] += density.sent(address, from, to);
                lost[column] += density.dropped(address, from, to);
            }
        }
        int most = Peaks.of(sent);
        double room = BOTTOM - DENSITY;
        for (int column = 0; column < columns; column++) {
            double x = axis.left() + column * 2.0;
            double tall = Math.min(room, room * sent[column] / most);
            canvas.box(x, BOTTOM - tall, 2, tall, 0, Ink.of(Tone.CLIENT, 0.75), null);
            double bad = Math.min(tall, room * lost[column] / most);
            canvas.box(x, BOTTOM - bad, 2, bad, 0, Ink.of(Tone.FAULT), null);
        }
    }

    private void doubleLeads() {
        for (DoubleLead lead : recording.doubleLeads()) {
            double x = axis.x(lead.startNs());
            double width = Math.max(2, axis.x(lead.endNs()) - x);
            Tone tone = lead.sameEpoch() ? Tone.FAULT : Tone.LEADER_ODD;
            canvas.box(x, LEADERS - 3, width, VIOLATIONS - LEADERS + 1, 0, Ink.of(tone, 0.25), null);
            canvas.hatch(
                    x,
                    LEADERS - 3,
                    width,
                    VIOLATIONS - LEADERS + 1,
                    lead.sameEpoch() ? 4 : 8,
                    Pen.of(Tone.MUTED, 0.8, 1));
            canvas.target(x, LEADERS - 3, width, 6, new Hit.OfTime(lead.startNs()), LeadText.of(recording, lead));
        }
    }

    /** Two rows: a fault goes into the first that is free. */
    private void faults() {
        double[] free = {axis.left(), axis.left()};
        for (int i = 0; i < recording.faults().size(); i++) {
            FaultSpan fault = recording.faults().get(i);
            double x = axis.x(fault.startNs());
            double width = Math.max(3, axis.x(fault.endNs()) - x);
            int row = free[0] <= x ? 0 : 1;
            double y = FAULTS + row * (ROW + 2);
            Dash dash = fault.isCut() ? Dash.SHORT : Dash.SOLID;
            canvas.box(x, y, width, ROW, 2, Ink.of(Tone.FAULT, 0.22), new Pen(Ink.of(Tone.FAULT), 1, dash));
            String text = FaultWords.of(recording, fault);
            double needed = SMALL.width(fault.name());
            if (width > 24 && free[row] <= x) {
                double room = Math.max(width - 6, next(i) - x - 10);
                canvas.fitted(x + 4, y + 10.5, room, text, SMALL, Tone.TEXT);
            } else if (free[row] <= x
                    && x + width + needed + 8 < axis.right()
                    && recording.faults().size() < 12) {
                canvas.label(x + width + 3, y + 10.5, fault.name(), SMALL, Anchor.START, Tone.TEXT);
                free[row] = x + width + needed + 8;
            }
            free[row] = Math.max(free[row], x + width + 1);
            canvas.target(x, y, width, ROW, new Hit.OfTime(fault.startNs()), text);
        }
        if (recording.faults().isEmpty()) {
            canvas.label(axis.left(), FAULTS + 11, "none", SMALL, Anchor.START, Tone.MUTED);
        }
    }

    /** Where the next fault begins: so far may be written over the end of this one. */
    private double next(int fault) {
        List<FaultSpan> all = recording.faults();
        return fault + 1 == all.size()
                ? axis.right()
                : axis.x(all.get(fault + 1).startNs());
    }

    private void leaders() {
        List<Belief> leaders = new ArrayList<>();
        for (int node = 0; node < recording.nodes(); node++) {
            recording.beliefs(node).stream().filter(Belief::leads).forEach(leaders::add);
        }
        leaders.sort(Comparator.comparingLong(Belief::startNs));
        double[] free = {0, 0};
        for (Belief leader : leaders) {
            double x = axis.x(leader.startNs());
            double width = Math.max(2, axis.x(leader.endNs()) - x);
            int row = free[0] <= x + 0.5 ? 0 : 1;
            double y = LEADERS + row * 11;
            Tone tone = Glyphs.leader(leader.epoch());
            canvas.box(x, y, width, 10, 1, Ink.of(tone), Pen.of(Tone.TEXT, 0.7));
            String name = recording.name(leader.node());
            Lettering tiny = Lettering.BOLD.size(9);
            String full = name + ", " + LeadText.epoch(leader);
            String text = tiny.width(full) < width - 6 ? full : tiny.width(name) < width - 4 ? name : "";
            canvas.label(x + 4, y + 8.5, text, tiny, Anchor.START, Glyphs.onLeader(leader.epoch()));
            canvas.target(x, y, width, 10, new Hit.OfTime(leader.startNs()), "leader " + full);
            free[row] = x + width;
        }
        if (leaders.isEmpty()) {
            canvas.label(axis.left(), LEADERS + 11, "nobody led", SMALL, Anchor.START, Tone.MUTED);
        }
    }

    private void violations() {
        List<Finding> violations = session.run().violations();
        double labelled = axis.left();
        for (Finding finding : violations) {
            double x = axis.x(finding.violatedNs());
            canvas.path(
                    true,
                    Ink.of(Tone.FAULT),
                    Pen.of(Tone.TEXT, 1),
                    x - 6,
                    VIOLATIONS + 12,
                    x,
                    VIOLATIONS + 2,
                    x + 6,
                    VIOLATIONS + 12);
            if (x > labelled && axis.right() - x > 120) {
                String text = SMALL.cut(finding.claim(), axis.right() - x - 14);
                canvas.label(x + 9, VIOLATIONS + 11, text, SMALL, Anchor.START, Tone.TEXT);
                labelled = x + 14 + SMALL.width(text);
            }
            canvas.target(x - 7, VIOLATIONS, 14, 14, new Hit.OfTime(finding.violatedNs()), finding.measured());
        }
        if (violations.isEmpty()) {
            String why = session.run().findings().isEmpty() ? "not judged" : "none with an instant";
            canvas.label(axis.left(), VIOLATIONS + 11, why, SMALL, Anchor.START, Tone.MUTED);
        }
    }

    private void brush() {
        View view = session.view();
        if (view.fromNs() == 0 && view.toNs() == recording.endNs()) {
            return;
        }
        double from = axis.clamped(view.fromNs());
        double to = Math.max(from + 3, axis.clamped(view.toNs()));
        canvas.box(
                from,
                DENSITY - 2,
                to - from,
                BOTTOM - DENSITY + 4,
                0,
                Ink.of(Tone.SELECTION, 0.08),
                Pen.of(Tone.TEXT, 1.5));
    }

    private void markers() {
        for (long marker : session.view().markersNs()) {
            double x = axis.x(marker);
            canvas.line(x, 2, x, BOTTOM, Pen.of(Tone.RARE, 1.5).dashed(Dash.SHORT));
            canvas.path(true, Ink.of(Tone.RARE), null, x - 4, 1, x + 4, 1, x, 8);
        }
    }

    private void cursor() {
        double x = axis.x(session.view().cursorNs());
        canvas.line(x, 0, x, BOTTOM, Pen.of(Tone.SELECTION, 1.5));
        String text = Times.instant(session.view().cursorNs()) + (session.view().locked() ? " locked" : "");
        Lettering bold = SMALL.asBold();
        double width = bold.width(text) + 10;
        double left = Math.max(LEFT, Math.min(canvas.width() - width - 4, x - width / 2));
        canvas.box(left, HEIGHT - 16, width, 15, 3, Ink.of(Tone.SELECTION), null);
        canvas.label(left + width / 2, HEIGHT - 4.5, text, bold, Anchor.MIDDLE, Tone.GROUND);
    }

    private String words() {
        return "The whole run of " + Times.length(recording.endNs()) + ": "
                + recording.faults().size() + " faults, "
                + recording.doubleLeads().size() + " times with more than one leader, "
                + session.run().violations().size() + " violations, "
                + Times.count(recording.messages().count())
                + " messages; cursor at " + Times.instant(session.view().cursorNs());
    }
}

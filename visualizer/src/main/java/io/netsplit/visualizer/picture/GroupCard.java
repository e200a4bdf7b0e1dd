package io.netsplit.visualizer.picture;

import io.netsplit.visualizer.drawing.Canvas;
import io.netsplit.visualizer.drawing.Hit;
import io.netsplit.visualizer.drawing.Ink;
import io.netsplit.visualizer.drawing.Lettering;
import io.netsplit.visualizer.drawing.Pen;
import io.netsplit.visualizer.drawing.Shape.Anchor;
import io.netsplit.visualizer.model.Belief;
import io.netsplit.visualizer.model.Condition.State;
import io.netsplit.visualizer.model.Recording;
import io.netsplit.visualizer.picture.GroupCounts.Counts;
import io.netsplit.visualizer.theme.Tone;
import java.util.ArrayList;
import java.util.List;

/** A group of nodes as one glyph: name, roles and states as numbers, a bar of states, and a square with a crown for who leads. */
final class GroupCard {
    private static final Lettering SMALL = Lettering.PLAIN.size(10);
    private static final double INSIDE = 7;
    private static final double LINE = 14;
    private static final double BAR = 6;
    private static final double LEADER = 22;
    private static final int LEADERS_MAX = 3;

    private final Recording recording;
    private final Canvas canvas;

    GroupCard(Recording recording, Canvas canvas) {
        this.recording = recording;
        this.canvas = canvas;
    }

    void draw(NodeGroups.Group group, Counts counts, double x, double y, double width, double height, boolean chosen) {
        boolean leads = !counts.leaders().isEmpty();
        Pen border = counts.violates()
                ? Pen.of(Tone.FAULT, 5)
                : chosen ? Pen.of(Tone.SELECTION, 2.5) : Pen.of(leads ? Tone.TEXT : Tone.LINE, leads ? 2 : 1);
        canvas.box(x, y, width, height, 5, Ink.of(Tone.PANEL), border);
        double room = width - 2 * INSIDE - leaders(counts.leaders(), x + width - INSIDE, y + INSIDE);
        Lettering bold = LaneNames.fitting(Lettering.BOLD, 12, group.name(), room);
        double line = y + INSIDE + 10;
        canvas.fitted(x + INSIDE, line, room, group.name(), bold, Tone.TEXT);
        for (String text : texts(group, counts)) {
            line += LINE;
            if (line + 4 < y + height - BAR - 4) {
                boolean bad = text.startsWith("✕");
                canvas.fitted(x + INSIDE, line, width - 2 * INSIDE, text, SMALL, bad ? Tone.FAULT : Tone.MUTED);
            }
        }
        states(counts, x + INSIDE, y + height - BAR - 5, width - 2 * INSIDE);
        int first = leads ? counts.leaders().get(0).node() : group.nodes().get(0);
        canvas.target(
                x,
                y,
                width,
                height,
                new Hit.OfNode(first),
                group.name() + ": " + String.join(", ", texts(group, counts))
                        + (leads ? ", led by " + LeadText.names(recording, counts.leaders()) : ""));
    }

    /** What there is to say, the most important first: there may not be room for all. */
    private static List<String> texts(NodeGroups.Group group, Counts counts) {
        List<String> texts = new ArrayList<>();
        List<String> states = new ArrayList<>();
        states.add(
                counts.states().get(State.UP.ordinal()) + " of " + group.nodes().size() + " up");
        for (State state : List.of(State.PAUSED, State.DOWN)) {
            int count = counts.states().get(state.ordinal());
            if (count > 0) {
                states.add(count + " " + state.name().toLowerCase(java.util.Locale.ROOT));
            }
        }
        texts.add(String.join(", ", states));
        List<String> roles = new ArrayList<>();
        counts.roles().forEach((role, count) -> roles.add(count + " " + role));
        if (!roles.isEmpty()) {
            texts.add(String.join(", ", roles));
        }
        if (counts.lost() > 0) {
            texts.add("✕ " + Times.count(counts.lost()) + " lost in 100 ms");
        }
        if (counts.wrongClocks() > 0) {
            texts.add("✕ " + counts.wrongClocks() + (counts.wrongClocks() > 1 ? " clocks wrong" : " clock wrong"));
        }
        if (counts.underWay() > 0) {
            texts.add(Times.count(counts.underWay()) + " under way");
        }
        return texts;
    }

    /** The squares of who leads, from the right; tells how much room they took. */
    private double leaders(List<Belief> leaders, double right, double top) {
        double x = right;
        for (Belief belief : leaders.subList(0, Math.min(LEADERS_MAX, leaders.size()))) {
            Tone tone = Glyphs.leader(belief.epoch());
            String name = recording.name(belief.node());
            double wide = Math.max(LEADER, SMALL.asBold().width(name) + 8);
            x -= wide;
            Glyphs.crown(canvas, x + wide / 2, top - 1, 15, Ink.of(tone), Pen.of(Tone.TEXT, 1.2));
            canvas.box(x, top, wide, LEADER - 4, 3, Ink.of(tone), Pen.of(Tone.TEXT, 2));
            Tone on = Glyphs.onLeader(belief.epoch());
            canvas.label(x + wide / 2, top + 13, name, SMALL.asBold(), Anchor.MIDDLE, on);
            x -= 5;
        }
        if (leaders.size() > LEADERS_MAX) {
            String more = "+" + (leaders.size() - LEADERS_MAX);
            canvas.label(x, top + 13, more, SMALL.asBold(), Anchor.END, Tone.TEXT);
            x -= SMALL.asBold().width(more) + 4;
        }
        return right - x;
    }

    /** Up is filled, paused hatched, down crossed out, absent empty. */
    private void states(Counts counts, double x, double y, double width) {
        double all = counts.states().stream().mapToInt(count -> count).sum();
        double at = x;
        for (State state : State.values()) {
            double wide = width * counts.states().get(state.ordinal()) / Math.max(1, all);
            if (state == State.UP) {
                canvas.box(at, y, wide, BAR, 0, Ink.of(Tone.MUTED, 0.55), null);
            } else if (state != State.ABSENT && wide > 0) {
                double shown = Math.max(3, wide);
                canvas.box(at, y, shown, BAR, 0, Ink.of(state == State.DOWN ? Tone.FAULT : Tone.GROUND), null);
                canvas.hatch(at, y, shown, BAR, 3, Pen.of(state == State.DOWN ? Tone.GROUND : Tone.FAULT, 1));
            }
            at += wide;
        }
        canvas.box(x, y, width, BAR, 0, null, Pen.of(Tone.LINE, 1));
    }
}

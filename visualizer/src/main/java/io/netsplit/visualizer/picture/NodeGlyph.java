package io.netsplit.visualizer.picture;

import io.netsplit.visualizer.drawing.Canvas;
import io.netsplit.visualizer.drawing.Hit;
import io.netsplit.visualizer.drawing.Ink;
import io.netsplit.visualizer.drawing.Lettering;
import io.netsplit.visualizer.drawing.Pen;
import io.netsplit.visualizer.drawing.Pen.Dash;
import io.netsplit.visualizer.drawing.Shape.Anchor;
import io.netsplit.visualizer.model.Belief;
import io.netsplit.visualizer.model.Condition;
import io.netsplit.visualizer.model.Condition.State;
import io.netsplit.visualizer.model.DoubleLead;
import io.netsplit.visualizer.model.Recording;
import io.netsplit.visualizer.session.Selection;
import io.netsplit.visualizer.session.Session;
import io.netsplit.visualizer.theme.Tone;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A node at the cursor. Its shape says what it is: square with a crown, circle, dashed circle, hollow with a cross, two bars. */
final class NodeGlyph {
    static final double RADIUS = 27;
    /** Of the square of a leader. */
    static final double HALF = 30;

    private static final int OUTLINE_STEPS = 96;
    private static final int SHARDS_MAX = 4;
    private static final Lettering SMALL = Lettering.PLAIN.size(11);

    private final Recording recording;
    private final Session session;
    private final Canvas canvas;
    private final @Nullable DoubleLead lead;
    private final List<ShardStanding> shards;
    private final long now;

    /** @param shards those that have a group of nodes each, as they fare now */
    NodeGlyph(Session session, Canvas canvas, @Nullable DoubleLead lead, List<ShardStanding> shards) {
        this.session = session;
        this.recording = session.recording();
        this.canvas = canvas;
        this.lead = lead;
        this.shards = shards;
        this.now = session.view().cursorNs();
    }

    static boolean isUp(Recording recording, int node, long now) {
        return recording
                .condition(node, now)
                .map(one -> one.state() == State.UP)
                .orElse(false);
    }

    void draw(int node, double x, double y) {
        @Nullable Belief belief = recording.belief(node, now).orElse(null);
        @Nullable Condition condition = recording.condition(node, now).orElse(null);
        State state = condition == null ? State.ABSENT : condition.state();
        if (session.view().selection() instanceof Selection.Node chosen && chosen.address() == node) {
            canvas.disc(x, y, RADIUS + 11, null, Pen.of(Tone.SELECTION, 2).dashed(Dash.DOTTED));
        }
        if (session.marked().contains(node)) {
            canvas.disc(x, y, RADIUS + 16, null, Pen.of(Tone.FAULT, 3).dashed(Dash.DASHED));
        }
        boolean leads = belief != null && belief.leads();
        if (state == State.UP || state == State.PAUSED) {
            recording.timers().next(node, now).ifPresent(timer -> timer(timer.left(now), leads, x, y));
        }
        if (belief != null && leads) {
            leader(node, belief, x, y);
        } else {
            other(node, belief, state, x, y);
        }
        if (state == State.PAUSED) {
            bars(x, y);
        }
        remarks(node, belief, condition, x, y);
        canvas.target(x - HALF, y - HALF, 2 * HALF, 2 * HALF, new Hit.OfNode(node), words(node, belief, condition));
    }

    /** What is left of the timer that is due next: an outline around the node that empties clockwise. */
    private void timer(double left, boolean square, double x, double y) {
        double reach = square ? HALF + 6 : RADIUS + 5;
        canvas.path(true, null, Pen.of(Tone.LINE, 1), outline(0, 1, square, reach, x, y));
        if (left > 0) {
            canvas.path(false, null, Pen.of(Tone.MUTED, 3.5), outline(1 - left, 1, square, reach, x, y));
        }
    }

    /** From one share of the way round to another, clockwise from the top. */
    private static double[] outline(double from, double to, boolean square, double reach, double x, double y) {
        int steps = (int) Math.max(1, Math.ceil((to - from) * OUTLINE_STEPS));
        double[] points = new double[2 * steps + 2];
        for (int i = 0; i <= steps; i++) {
            double angle = 2 * StrictMath.PI * (from + (to - from) * i / steps);
            double dx = StrictMath.sin(angle);
            double dy = -StrictMath.cos(angle);
            double far = square ? reach / Math.max(Math.abs(dx), Math.abs(dy)) : reach;
            points[2 * i] = x + dx * far;
            points[2 * i + 1] = y + dy * far;
        }
        return points;
    }

    private void leader(int node, Belief belief, double x, double y) {
        Tone tone = Glyphs.leader(belief.epoch());
        Tone on = Glyphs.onLeader(belief.epoch());
        boolean violates = lead != null && lead.sameEpoch() && lead.leaders().contains(belief);
        boolean stale = lead != null
                && belief.epoch() < lead.newestEpoch()
                && lead.leaders().contains(belief);
        Pen border = violates ? Pen.of(Tone.FAULT, 5) : Pen.of(Tone.TEXT, 2.5);
        Glyphs.crown(canvas, x, y - HALF - 3, 26, Ink.of(tone), Pen.of(Tone.TEXT, 1.5));
        canvas.box(x - HALF, y - HALF, 2 * HALF, 2 * HALF, 5, Ink.of(tone), border);
        if (stale) {
            canvas.hatch(x - HALF + 2, y + 13, 2 * HALF - 4, HALF - 15, 5, Pen.of(on, 0.8, 1.2));
        }
        double room = 2 * HALF - 8;
        name(node, x, y - 7, room, on);
        canvas.label(x, y + 9, SMALL.cut("L " + LeadText.epoch(belief), room), SMALL, Anchor.MIDDLE, on);
    }

    private void other(int node, @Nullable Belief belief, State state, double x, double y) {
        boolean candidate = belief != null && belief.role().equals("candidate");
        boolean gone = state == State.DOWN || state == State.ABSENT;
        Pen border = gone
                ? Pen.of(Tone.MUTED, 1.5).dashed(Dash.DOTTED)
                : candidate ? Pen.of(Tone.RARE, 3).dashed(Dash.DASHED) : Pen.of(Tone.TEXT, 1.5);
        canvas.disc(x, y, RADIUS, Ink.of(gone ? Tone.GROUND : Tone.PANEL), border);
        if (state == State.DOWN) {
            canvas.cross(x, y, RADIUS * 0.66, Pen.of(Tone.FAULT, 3));
        }
        double labelY = state == State.DOWN ? y - RADIUS - 6 : y + 5;
        name(node, x, labelY, 2 * RADIUS - 4, gone ? Tone.MUTED : Tone.TEXT);
    }

    /** Smaller where it is long; what must be left out is never the number at its end. */
    private void name(int node, double x, double y, double room, Tone tone) {
        String name = recording.name(node);
        Lettering bold = LaneNames.fitting(Lettering.BOLD, 14, name, room);
        canvas.label(x, y, LaneNames.abbreviated(bold, name, room), bold, Anchor.MIDDLE, tone);
    }

    private void bars(double x, double y) {
        canvas.box(x + 14, y - 34, 6, 20, 1, Ink.of(Tone.FAULT), Pen.of(Tone.GROUND, 1));
        canvas.box(x + 23, y - 34, 6, 20, 1, Ink.of(Tone.FAULT), Pen.of(Tone.GROUND, 1));
    }

    private void remarks(int node, @Nullable Belief belief, @Nullable Condition condition, double x, double y) {
        double line = y + HALF + 14;
        String first = status(node, belief, condition);
        canvas.label(x, line, first, SMALL, Anchor.MIDDLE, Tone.MUTED);
        if (condition != null && condition.clockErrorNs() != 0) {
            line += 14;
            canvas.label(x, line, clock(condition.clockErrorNs()), SMALL.asBold(), Anchor.MIDDLE, Tone.FAULT);
        }
        if (condition != null && !condition.remark().isEmpty()) {
            line += 14;
            canvas.label(x, line, SMALL.cut(condition.remark(), 130), SMALL.asBold(), Anchor.MIDDLE, Tone.FAULT);
        }
    }

    static String clock(long errorNs) {
        return "clock " + (errorNs > 0 ? "+" : "") + Times.length(errorNs);
    }

    private String status(int node, @Nullable Belief belief, @Nullable Condition condition) {
        State state = condition == null ? State.ABSENT : condition.state();
        String paused = state == State.PAUSED ? "paused" : "";
        if (state == State.DOWN) {
            return "down";
        }
        if (state == State.ABSENT) {
            return "not there";
        }
        if (belief == null) {
            return joined(leads(node), paused);
        }
        boolean stale = lead != null && lead.leaders().contains(belief) && belief.epoch() < lead.newestEpoch();
        String role = stale ? "stale leader" : belief.role();
        String epoch = belief.leads() ? "" : LeadText.epoch(belief);
        return joined(role, epoch, paused);
    }

    private static String joined(String... words) {
        return String.join(
                ", ", Stream.of(words).filter(word -> !word.isEmpty()).toList());
    }

    /** Which shards it leads, where shards have leaders of their own. */
    private String leads(int node) {
        List<String> led = shards.stream()
                .filter(shard -> shard.leaders().stream().anyMatch(belief -> belief.node() == node))
                .map(shard -> Long.toString(shard.shard().number()))
                .toList();
        String more = led.size() > SHARDS_MAX ? " and " + (led.size() - SHARDS_MAX) + " more" : "";
        return led.isEmpty()
                ? ""
                : "leads " + String.join(" ", led.subList(0, Math.min(SHARDS_MAX, led.size()))) + more;
    }

    private String words(int node, @Nullable Belief belief, @Nullable Condition condition) {
        String role = belief != null && belief.leads()
                ? "leader, " + LeadText.epoch(belief)
                : status(node, belief, condition);
        String marked = session.marked().contains(node) ? ", marked" : "";
        String timer = recording
                .timers()
                .next(node, now)
                .map(next -> ", timer " + next.name() + " in " + Times.length(next.dueNs() - now))
                .orElse("");
        return recording.name(node) + (role.isEmpty() ? "" : ": " + role) + marked + timer;
    }
}

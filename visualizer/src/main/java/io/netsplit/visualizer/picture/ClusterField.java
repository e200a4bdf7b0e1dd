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
import io.netsplit.visualizer.model.FaultSpan;
import io.netsplit.visualizer.model.Messages;
import io.netsplit.visualizer.model.Recording;
import io.netsplit.visualizer.session.Selection;
import io.netsplit.visualizer.session.Session;
import io.netsplit.visualizer.theme.Tone;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A large cluster: every node is a cell of a field, every side a field of its own; messages are counted. */
final class ClusterField {
    private static final double TOP = 74;
    private static final double BELOW = 110;
    private static final double MARGIN = 20;
    private static final double CELL_MAX = 64;
    private static final double NAMED_FROM = 30;
    /** With more nodes a field of cells tells nothing any more. */
    static final int CELLS_MAX = 100;

    private final Recording recording;
    private final Session session;
    private final Canvas canvas;
    private final double across;
    private final @Nullable FaultSpan cut;
    private final @Nullable DoubleLead lead;
    private final long now;

    /** @param across how much of the canvas's width it may take */
    ClusterField(Session session, Canvas canvas, double across, @Nullable FaultSpan cut, @Nullable DoubleLead lead) {
        this.session = session;
        this.recording = session.recording();
        this.canvas = canvas;
        this.across = across;
        this.cut = cut;
        this.lead = lead;
        this.now = session.view().cursorNs();
    }

    void draw() {
        List<List<Integer>> groups = groups();
        double x = MARGIN;
        double room = across - MARGIN * (groups.size() + 1);
        for (int i = 0; i < groups.size(); i++) {
            double width = room * (0.12 + groups.get(i).size()) / (recording.nodes() + 0.12 * groups.size());
            field(groups.get(i), i, x, Math.max(40, width));
            x += width + MARGIN;
        }
        counts();
    }

    private List<List<Integer>> groups() {
        List<List<Integer>> groups = new ArrayList<>();
        if (cut != null) {
            groups.addAll(cut.sides());
        }
        List<Integer> rest = new ArrayList<>();
        for (int node = 0; node < recording.nodes(); node++) {
            if (cut == null || cut.sideOf(node) < 0) {
                rest.add(node);
            }
        }
        if (!rest.isEmpty()) {
            groups.add(rest);
        }
        return groups;
    }

    private void field(List<Integer> nodes, int side, double left, double width) {
        double height = canvas.height() - TOP - BELOW;
        int columns = columns(nodes.size(), width, height);
        double cell = cell(nodes.size(), columns, width, height);
        if (cut != null) {
            String name = "side " + (char) ('A' + side % 26) + ": " + nodes.size() + " of " + recording.nodes();
            canvas.label(left, TOP - 14, name, Lettering.BOLD, Anchor.START, Tone.TEXT);
            double rows = Math.ceil((double) nodes.size() / columns);
            canvas.box(
                    left - 5,
                    TOP - 7,
                    columns * cell + 10,
                    rows * cell + 14,
                    8,
                    null,
                    Pen.of(Tone.FAULT, 1.5).dashed(Dash.SHORT));
        }
        cells(nodes, left, TOP, width, height);
    }

    /** A cell for each node, within a box. */
    void cells(List<Integer> nodes, double left, double top, double width, double height) {
        int columns = columns(nodes.size(), width, height);
        double cell = cell(nodes.size(), columns, width, height);
        for (int i = 0; i < nodes.size(); i++) {
            cell(nodes.get(i), left + i % columns * cell, top + Math.floorDiv(i, columns) * cell, cell);
        }
    }

    private static double cell(int count, int columns, double width, double height) {
        return Math.min(CELL_MAX, Math.min(width / columns, height / Math.ceil((double) count / columns)));
    }

    private static int columns(int count, double width, double height) {
        int columns = 1;
        while (columns < count && width / columns > height / Math.ceil((double) count / columns)) {
            columns++;
        }
        return columns;
    }

    private void cell(int node, double x, double y, double size) {
        double gap = Math.max(1, size * 0.08);
        double side = size - 2 * gap;
        @Nullable Belief belief = recording.belief(node, now).orElse(null);
        State state = recording.condition(node, now).map(Condition::state).orElse(State.ABSENT);
        boolean leads = belief != null && belief.leads();
        long epoch = belief == null ? 0 : belief.epoch();
        boolean candidate = belief != null && belief.role().equals("candidate");
        Ink fill = Ink.of(leads ? Glyphs.leader(epoch) : state == State.UP ? Tone.PANEL : Tone.GROUND);
        Pen border = candidate
                ? Pen.of(Tone.RARE, 2).dashed(Dash.SHORT)
                : Pen.of(leads ? Tone.TEXT : Tone.LINE, leads ? 2 : 1);
        canvas.box(x + gap, y + gap, side, side, leads ? 2 : side * 0.3, fill, border);
        if (state == State.DOWN) {
            canvas.cross(x + size / 2, y + size / 2, side * 0.3, Pen.of(Tone.FAULT, 2));
        }
        if (size >= NAMED_FROM) {
            Lettering lettering = Lettering.PLAIN.size(10);
            Tone tone = leads ? Glyphs.onLeader(epoch) : Tone.TEXT;
            String name = recording.name(node);
            String number = name.substring(LaneNames.base(name).length());
            String label = lettering.width(name) <= side - 2 || number.isEmpty() ? name : number;
            canvas.label(
                    x + size / 2, y + size / 2 + 4, lettering.cut(label, side - 2), lettering, Anchor.MIDDLE, tone);
        }
        if (session.view().selection() instanceof Selection.Node chosen && chosen.address() == node) {
            canvas.box(x, y, size, size, 3, null, Pen.of(Tone.SELECTION, 2));
        }
        String role = belief == null ? "" : ", " + belief.role() + " " + LeadText.epoch(belief);
        canvas.target(x, y, size, size, new Hit.OfNode(node), recording.name(node) + role);
    }

    /** How many are up and lead, and how many messages are under way. */
    void counts() {
        int[] found = new int[3];
        int[] states = new int[State.values().length];
        for (int node = 0; node < recording.nodes(); node++) {
            states[
                    recording
                            .condition(node, now)
                            .map(Condition::state)
                            .orElse(State.ABSENT)
                            .ordinal()]++;
            found[2] += recording.belief(node, now).map(Belief::leads).orElse(false) ? 1 : 0;
        }
        Messages messages = recording.messages();
        messages.overlapping(now, now, message -> found[0]++);
        long from = Math.max(0, now - 100_000_000);
        messages.overlapping(
                from, now, message -> found[1] += messages.dropped(message) && messages.endNs(message) >= from ? 1 : 0);
        String text = states[State.UP.ordinal()] + " up, " + states[State.DOWN.ordinal()] + " down, "
                + states[State.PAUSED.ordinal()] + " paused"
                + (recording.shards().isEmpty() ? ", " + found[2] + (lead == null ? " lead" : " lead: see above") : "")
                + " · "
                + Times.count(found[0]) + " messages under way, " + Times.count(found[1])
                + " dropped in the last 100 ms";
        canvas.fitted(14, canvas.height() - 86, canvas.width() - 28, text, Lettering.PLAIN, Tone.TEXT);
    }
}

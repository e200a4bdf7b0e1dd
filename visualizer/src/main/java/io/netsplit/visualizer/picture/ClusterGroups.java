package io.netsplit.visualizer.picture;

import io.netsplit.visualizer.drawing.Canvas;
import io.netsplit.visualizer.drawing.Hit;
import io.netsplit.visualizer.drawing.Ink;
import io.netsplit.visualizer.drawing.Lettering;
import io.netsplit.visualizer.drawing.Pen;
import io.netsplit.visualizer.drawing.Pen.Dash;
import io.netsplit.visualizer.drawing.Shape.Anchor;
import io.netsplit.visualizer.model.FaultSpan;
import io.netsplit.visualizer.model.Recording;
import io.netsplit.visualizer.picture.GroupCounts.Counts;
import io.netsplit.visualizer.session.Selection;
import io.netsplit.visualizer.session.Session;
import io.netsplit.visualizer.theme.Tone;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A cluster that is too large for single nodes: a card for each group, with its roles and states as numbers, and who leads in
 * it as it would be drawn alone. Sides of a cut stand apart, with what was lost between them in the gap. The group of the
 * selected node is shown node by node beside them.
 */
final class ClusterGroups {
    private static final double TOP = 74;
    private static final double BELOW = 110;
    private static final double MARGIN = 20;
    private static final double GAP = 54;
    private static final double EXPANDED = 0.4;
    private static final double BESIDE_FROM = 560;
    private static final double CARD_WIDE = 190;
    private static final double CARD_TALL = 84;
    private static final double BETWEEN = 8;

    private final Recording recording;
    private final Canvas canvas;
    private final double across;
    private final @Nullable FaultSpan cut;
    private final ClusterField field;
    private final GroupCard card;
    private final GroupCounts counts;
    private final List<NodeGroups.Group> groups;
    private final int selected;

    /** @param across how much of the canvas's width it may take */
    ClusterGroups(
            Session session,
            Canvas canvas,
            double across,
            Traffic traffic,
            @Nullable FaultSpan cut,
            ClusterField field) {
        this.recording = session.recording();
        this.canvas = canvas;
        this.across = across;
        this.cut = cut;
        this.field = field;
        this.groups = NodeGroups.of(recording, cut);
        this.counts = new GroupCounts(session, traffic, groups);
        this.selected = session.view().selection() instanceof Selection.Node node ? node.address() : -1;
        this.card = new GroupCard(recording, canvas);
    }

    static boolean suits(Recording recording) {
        return recording.nodes() > ClusterField.CELLS_MAX
                || recording.nodes() > ClusterPicture.RING_MAX && NodeGroups.areNamed(recording);
    }

    void draw() {
        double width = across - 2 * MARGIN;
        double height = Math.max(60, canvas.height() - TOP - BELOW);
        int expanded = expanded();
        if (expanded < 0) {
            sides(MARGIN, TOP, width, height);
            return;
        }
        boolean beside = across >= BESIDE_FROM;
        double wide = beside ? width * (1 - EXPANDED) - MARGIN : width;
        double tall = beside ? height : height * (1 - EXPANDED) - MARGIN;
        sides(MARGIN, TOP, wide, tall);
        double x = beside ? MARGIN + wide + MARGIN : MARGIN;
        double y = beside ? TOP : TOP + tall + MARGIN;
        expand(groups.get(expanded), x, y, across - MARGIN - x, TOP + height - y);
    }

    private int expanded() {
        for (int i = 0; i < groups.size(); i++) {
            if (groups.get(i).nodes().contains(selected)) {
                return i;
            }
        }
        return -1;
    }

    /** The sides from left to right, each as wide as its groups need. */
    private void sides(double left, double top, double width, double height) {
        List<List<Integer>> sides = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            if (i == 0 || groups.get(i).side() != groups.get(i - 1).side()) {
                sides.add(new ArrayList<>());
            }
            sides.get(sides.size() - 1).add(i);
        }
        double gap = GAP;
        double room = width - gap * (sides.size() - 1);
        double weights = sides.stream().mapToDouble(side -> 1 + side.size()).sum();
        double x = left;
        for (int i = 0; i < sides.size(); i++) {
            double wide = room * (1 + sides.get(i).size()) / weights;
            side(sides.get(i), x, top, wide, height);
            if (i > 0) {
                lost(sides.get(i - 1), sides.get(i), x - gap / 2, top + height / 2);
            }
            x += wide + gap;
        }
    }

    private void side(List<Integer> members, double x, double y, double width, double height) {
        int side = groups.get(members.get(0)).side();
        if (side >= 0 && cut != null) {
            int size = cut.sides().get(side).size();
            boolean most = 2 * size > recording.nodes();
            String name = "side " + (char) ('A' + side % 26) + ": " + size + " of " + recording.nodes()
                    + (most ? ", a majority" : "");
            canvas.fitted(x, y - 14, width + GAP - 8, name, Lettering.BOLD, Tone.TEXT);
        }
        int columns = columns(members.size(), width, height);
        int rows = (members.size() + columns - 1) / columns;
        double wide = Math.min(CARD_WIDE * 1.4, width / columns);
        double tall = Math.min(CARD_TALL * 1.4, height / rows);
        if (side >= 0) {
            Pen pen = Pen.of(Tone.FAULT, 1.5).dashed(Dash.SHORT);
            canvas.box(x - 6, y - 6, columns * wide + 12 - BETWEEN, rows * tall + 12 - BETWEEN, 8, null, pen);
        }
        for (int i = 0; i < members.size(); i++) {
            NodeGroups.Group group = groups.get(members.get(i));
            double cardX = x + i % columns * wide;
            double cardY = y + Math.floorDiv(i, columns) * tall;
            Counts count = counts.of(members.get(i));
            card.draw(
                    group,
                    count,
                    cardX,
                    cardY,
                    wide - BETWEEN,
                    tall - BETWEEN,
                    group.nodes().contains(selected));
        }
    }

    /** As many as make the cards most alike to what they should be. */
    private static int columns(int count, double width, double height) {
        int best = 1;
        double fits = 0;
        for (int columns = 1; columns <= count; columns++) {
            double rows = Math.ceil((double) count / columns);
            double fit = Math.min(width / columns / CARD_WIDE, height / rows / CARD_TALL);
            if (fit > fits) {
                fits = fit;
                best = columns;
            }
        }
        return best;
    }

    private void lost(List<Integer> left, List<Integer> right, double x, double y) {
        int there = counts.lost(left, right);
        int back = counts.lost(right, left);
        canvas.line(x, y - 60, x, y + 60, Pen.of(Tone.FAULT, 1.2).dashed(Dash.SHORT));
        if (there > 0) {
            canvas.cross(x, y - 14, 6, Pen.of(Tone.FAULT, 2.5));
            canvas.label(x, y - 26, there + " →", Lettering.BOLD.size(11), Anchor.MIDDLE, Tone.FAULT);
        }
        if (back > 0) {
            canvas.cross(x, y + 14, 6, Pen.of(Tone.FAULT, 2.5));
            canvas.label(x, y + 36, "← " + back, Lettering.BOLD.size(11), Anchor.MIDDLE, Tone.FAULT);
        }
        String words = there + " and " + back + " messages lost between the sides a moment ago";
        canvas.target(x - 20, y - 60, 40, 120, new Hit.OfNothing(), words);
    }

    private void expand(NodeGroups.Group group, double x, double y, double width, double height) {
        canvas.box(x - 8, y - 8, width + 16, height + 16, 6, Ink.of(Tone.PANEL), Pen.of(Tone.SELECTION, 1.5));
        String name = group.name() + ": " + group.nodes().size() + " nodes";
        canvas.fitted(x, y + 10, width, name, Lettering.BOLD, Tone.TEXT);
        canvas.fitted(
                x,
                y + 26,
                width,
                recording.name(selected) + " is selected; Esc folds them",
                Lettering.PLAIN.size(11),
                Tone.MUTED);
        field.cells(group.nodes(), x, y + 36, width, height - 36);
    }
}

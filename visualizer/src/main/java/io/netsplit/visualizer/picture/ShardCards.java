package io.netsplit.visualizer.picture;

import io.netsplit.visualizer.drawing.Canvas;
import io.netsplit.visualizer.drawing.Hit;
import io.netsplit.visualizer.drawing.Ink;
import io.netsplit.visualizer.drawing.Lettering;
import io.netsplit.visualizer.drawing.Pen;
import io.netsplit.visualizer.drawing.Pen.Dash;
import io.netsplit.visualizer.drawing.Shape.Anchor;
import io.netsplit.visualizer.model.Belief;
import io.netsplit.visualizer.model.Recording;
import io.netsplit.visualizer.picture.ShardStanding.Trouble;
import io.netsplit.visualizer.session.Selection;
import io.netsplit.visualizer.session.Session;
import io.netsplit.visualizer.theme.Tone;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Shards that have a group of nodes each, beside the nodes: who leads each, and whether all of it are up. As many as there is
 * room for are cards; more are cells, with those that are in trouble told above them.
 */
final class ShardCards {
    /** How much of a pane's width they take. */
    static final double WIDTH = 230;

    private static final Lettering SMALL = Lettering.PLAIN.size(10);
    private static final double CARD_WIDE = 112;
    private static final double CARD_TALL = 40;
    private static final double BETWEEN = 6;
    private static final double LINE = 15;
    private static final int TOLD_MAX = 5;
    private static final double CELL_MAX = 26;
    private static final double CELL_MIN = 4;
    private static final double NUMBERED_FROM = 18;

    private final Recording recording;
    private final Canvas canvas;
    private final List<ShardStanding> all;
    private final int selected;

    ShardCards(Session session, Canvas canvas, List<ShardStanding> all) {
        this.recording = session.recording();
        this.canvas = canvas;
        this.all = all;
        this.selected = session.view().selection() instanceof Selection.Node node ? node.address() : -1;
    }

    void draw(double x, double y, double height) {
        canvas.label(
                x,
                y + 12,
                all.size() == 1 ? "1 shard" : all.size() + " shards",
                Lettering.BOLD,
                Anchor.START,
                Tone.TEXT);
        double top = y + 15;
        for (String line : summaries()) {
            top += LINE - 2;
            canvas.fitted(x, top, WIDTH, line, SMALL, Tone.MUTED);
        }
        top += BETWEEN + 6;
        int columns = 2;
        int rows = (all.size() + columns - 1) / columns;
        if (rows * (CARD_TALL + BETWEEN) <= y + height - top) {
            for (int i = 0; i < all.size(); i++) {
                double left = x + i % columns * (CARD_WIDE + BETWEEN);
                card(all.get(i), left, top + Math.floorDiv(i, columns) * (CARD_TALL + BETWEEN));
            }
        } else {
            top = troubles(x, top);
            cells(x, top, y + height - top);
        }
    }

    String summary() {
        return String.join(", ", summaries());
    }

    /** How many fare how, the worst first. */
    private List<String> summaries() {
        Map<Trouble, Integer> counts = new EnumMap<>(Trouble.class);
        all.forEach(shard -> counts.merge(shard.trouble(), 1, Integer::sum));
        counts.remove(Trouble.NONE);
        List<String> texts = new ArrayList<>();
        counts.forEach((trouble, count) -> texts.add(count + " " + trouble.words()));
        return texts.isEmpty() ? List.of("all " + Trouble.NONE.words()) : texts;
    }

    private void card(ShardStanding shard, double x, double y) {
        boolean chosen = shard.members().contains(selected);
        canvas.box(x, y, CARD_WIDE, CARD_TALL, 4, Ink.of(Tone.PANEL), border(shard.trouble(), chosen));
        double right = x + CARD_WIDE - 6;
        double name = SMALL.asBold().width(shard.name());
        for (Belief leader : shard.leaders()) {
            String text = recording.name(leader.node());
            double room = Math.max(16, right - x - name - 14);
            Lettering bold = LaneNames.fitting(SMALL.asBold(), 10, text, room - 6);
            double wide = Math.min(bold.width(text) + 6, room);
            Tone tone = Glyphs.leader(leader.epoch());
            canvas.box(right - wide, y + 7, wide, 15, 3, Ink.of(tone), Pen.of(Tone.TEXT, 1.2));
            Glyphs.crown(canvas, right - wide / 2, y + 6, 11, Ink.of(tone), Pen.of(Tone.TEXT, 1));
            Tone on = Glyphs.onLeader(leader.epoch());
            String shown = LaneNames.abbreviated(bold, text, wide - 4);
            canvas.label(right - wide / 2, y + 18, shown, bold, Anchor.MIDDLE, on);
            right -= wide + 4;
        }
        canvas.fitted(x + 6, y + 18, Math.max(20, right - x - 8), shard.name(), SMALL.asBold(), Tone.TEXT);
        boolean well = shard.trouble() == Trouble.NONE;
        canvas.fitted(x + 6, y + 33, CARD_WIDE - 12, standing(shard), SMALL, well ? Tone.MUTED : Tone.FAULT);
        target(shard, x, y, CARD_WIDE, CARD_TALL);
    }

    private static String standing(ShardStanding shard) {
        String up = shard.up() + " of " + shard.members().size() + " up";
        if (shard.leaders().isEmpty()) {
            return "no leader, " + up;
        }
        String epoch = LeadText.epoch(shard.leaders().get(shard.leaders().size() - 1));
        return epoch.isEmpty() ? up : epoch + ", " + up;
    }

    /** What is wrong, the worst first; tells where the lines end. */
    private double troubles(double x, double y) {
        List<ShardStanding> bad = all.stream()
                .filter(shard -> shard.trouble() != Trouble.NONE)
                .sorted(Comparator.comparing(ShardStanding::trouble))
                .toList();
        double line = y;
        for (ShardStanding shard : bad.subList(0, Math.min(TOLD_MAX, bad.size()))) {
            String leaders = String.join(
                    " ",
                    shard.leaders().stream()
                            .map(belief -> recording.name(belief.node()) + ",")
                            .toList());
            String text = shard.name() + ": " + (leaders.isEmpty() ? "" : leaders + " ") + standing(shard);
            canvas.fitted(x, line + 11, WIDTH, text, SMALL, Tone.TEXT);
            target(shard, x, line, WIDTH, LINE);
            line += LINE;
        }
        if (bad.size() > TOLD_MAX) {
            canvas.fitted(x, line + 11, WIDTH, "and " + (bad.size() - TOLD_MAX) + " more", SMALL, Tone.MUTED);
            line += LINE;
        }
        return line + (bad.isEmpty() ? 0 : BETWEEN);
    }

    private void cells(double x, double y, double height) {
        double cell = CELL_MAX;
        while (cell > CELL_MIN && Math.ceil(all.size() / Math.floor(WIDTH / cell)) * cell > height) {
            cell -= 1;
        }
        int columns = (int) Math.floor(WIDTH / cell);
        int rows = (int) Math.max(1, Math.floor(height / cell));
        for (int i = 0; i < Math.min(rows * columns, all.size()); i++) {
            cell(all.get(i), x + i % columns * cell, y + Math.floorDiv(i, columns) * cell, cell);
        }
    }

    /** A led shard is filled with its leader's colour; one without a leader is empty and crossed out. */
    private void cell(ShardStanding shard, double x, double y, double size) {
        double side = size - Math.max(1, size * 0.12);
        boolean led = !shard.leaders().isEmpty();
        long epoch = led ? shard.leaders().get(shard.leaders().size() - 1).epoch() : 0;
        Ink fill = Ink.of(led ? Glyphs.leader(epoch) : Tone.GROUND);
        canvas.box(
                x,
                y,
                side,
                side,
                Math.min(2, size / 6),
                fill,
                border(shard.trouble(), shard.members().contains(selected)));
        if (!led) {
            canvas.cross(x + side / 2, y + side / 2, side * 0.3, Pen.of(Tone.FAULT, Math.min(2, size / 6)));
        } else if (size >= NUMBERED_FROM) {
            String number = Long.toString(shard.shard().number());
            String text = SMALL.cut(number, side);
            canvas.label(x + side / 2, y + side / 2 + 4, text, SMALL, Anchor.MIDDLE, Glyphs.onLeader(epoch));
        }
        target(shard, x, y, size, size);
    }

    private static Pen border(Trouble trouble, boolean chosen) {
        if (chosen) {
            return Pen.of(Tone.SELECTION, 2.5);
        }
        return switch (trouble) {
            case VIOLATION -> Pen.of(Tone.FAULT, 3);
            case LEADERLESS -> Pen.of(Tone.FAULT, 1.5).dashed(Dash.SHORT);
            case TWO_LEADERS -> Pen.of(Tone.TEXT, 2);
            case MEMBER_DOWN -> Pen.of(Tone.FAULT, 1).dashed(Dash.DOTTED);
            case NONE -> Pen.of(Tone.LINE, 1);
        };
    }

    private void target(ShardStanding shard, double x, double y, double width, double height) {
        canvas.target(x, y, width, height, new Hit.OfNode(shard.representative()), shard.words(recording));
    }
}

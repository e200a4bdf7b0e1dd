package io.netsplit.visualizer.picture;

import io.netsplit.visualizer.drawing.Canvas;
import io.netsplit.visualizer.drawing.Hit;
import io.netsplit.visualizer.drawing.Ink;
import io.netsplit.visualizer.drawing.Lettering;
import io.netsplit.visualizer.drawing.Pen;
import io.netsplit.visualizer.drawing.Shape.Anchor;
import io.netsplit.visualizer.model.Evidence;
import io.netsplit.visualizer.model.Evidence.Bar;
import io.netsplit.visualizer.model.Evidence.Need;
import io.netsplit.visualizer.theme.Tone;

/**
 * Transactions that each must come before the next, and the last before the first: one below the other, with the reason at each
 * arrow. A read that misses a write (rw) is dashed, what is only real time (rt) is dotted.
 */
final class CyclePicture {
    private static final double LEFT = 14;
    private static final double BOX = 26;
    private static final double GAP_MAX = 34;
    private static final double ARROW = LEFT + 26;
    private static final double BACK = 30;
    private static final Lettering SMALL = Lettering.PLAIN.size(11);

    private final Canvas canvas;
    private final Evidence evidence;
    private final int shown;
    private final double gap;

    private CyclePicture(Evidence evidence, double width, double height) {
        this.canvas = new Canvas(width, height);
        this.evidence = evidence;
        double room = height - 30;
        int all = evidence.bars().size();
        this.shown = Math.max(1, Math.min(all, (int) (room / (BOX + 20))));
        this.gap = Math.min(GAP_MAX, room / shown - BOX);
    }

    static double height(Evidence evidence) {
        return evidence.bars().size() * (BOX + GAP_MAX) + 30;
    }

    static Canvas of(Evidence evidence, double width, double height) {
        return new CyclePicture(evidence, width, height).draw();
    }

    private double y(int row) {
        return 6 + row * (BOX + gap);
    }

    private Canvas draw() {
        for (int row = 0; row < shown; row++) {
            box(evidence.bars().get(row), y(row));
        }
        for (Need need : evidence.needs()) {
            boolean down = need.later() == need.earlier() + 1;
            if (down && need.later() < shown) {
                down(need);
            } else if (!down && need.earlier() < shown) {
                back(need);
            }
        }
        if (shown < evidence.bars().size()) {
            String rest = "… and " + (evidence.bars().size() - shown) + " more transactions of the circle";
            canvas.label(LEFT, canvas.height() - 8, rest, SMALL, Anchor.START, Tone.MUTED);
        }
        return canvas;
    }

    private void box(Bar bar, double y) {
        double width = canvas.width() - LEFT - BACK - 14;
        canvas.box(LEFT, y, width, BOX, 4, Ink.of(Tone.CLIENT, 0.18), Pen.of(Tone.CLIENT, 1.2));
        canvas.label(LEFT + 8, y + 17, bar.client(), Lettering.BOLD, Anchor.START, Tone.TEXT);
        double after = LEFT + 16 + Lettering.BOLD.width(bar.client());
        canvas.fitted(after, y + 17, LEFT + width - after - 8, bar.label(), Lettering.PLAIN, Tone.TEXT);
        String words = bar.client() + ": " + bar.label() + ", asked at " + Times.instant(bar.invokedNs(), 1_000_000);
        canvas.target(LEFT, y, width, BOX, new Hit.OfTime(bar.invokedNs()), words);
    }

    private void down(Need need) {
        double from = y(need.earlier()) + BOX;
        double to = y(need.later());
        canvas.line(ARROW, from, ARROW, to - 5, pen(need));
        Glyphs.head(canvas, ARROW, from, ARROW, to, 8, Ink.of(Tone.TEXT));
        reason(need, (from + to) / 2 + 4);
    }

    private void back(Need need) {
        double from = y(need.earlier()) + BOX;
        double right = canvas.width() - 16;
        double edge = canvas.width() - BACK - 14;
        double to = y(need.later()) + BOX / 2;
        canvas.path(false, null, pen(need), ARROW, from, ARROW, from + 9, right, from + 9, right, to, edge + 4, to);
        Glyphs.head(canvas, right, to, edge, to, 8, Ink.of(Tone.TEXT));
        reason(need, from + 22);
    }

    private void reason(Need need, double y) {
        Lettering bold = SMALL.asBold();
        canvas.label(ARROW + 12, y, need.kind(), bold, Anchor.START, Tone.TEXT);
        canvas.fitted(ARROW + 34, y, canvas.width() - ARROW - 34 - BACK - 10, need.text(), SMALL, Tone.TEXT);
    }

    private static Pen pen(Need need) {
        Pen pen = Pen.of(Tone.TEXT, 1.5);
        return switch (need.kind()) {
            case "rw" -> pen.dashed(Pen.Dash.DASHED);
            case "rt" -> pen.dashed(Pen.Dash.DOTTED);
            default -> pen;
        };
    }
}

package io.netsplit.visualizer.picture;

import io.netsplit.visualizer.drawing.Canvas;
import io.netsplit.visualizer.drawing.Hit;
import io.netsplit.visualizer.drawing.Ink;
import io.netsplit.visualizer.drawing.Lettering;
import io.netsplit.visualizer.drawing.Pen;
import io.netsplit.visualizer.drawing.Shape.Anchor;
import io.netsplit.visualizer.model.Score;
import io.netsplit.visualizer.theme.Tone;
import java.util.List;
import java.util.Locale;

/** The CAP scorecard of a run: what share was answered on each side, how fast, and how consistent that was, by interval. */
final class ScorecardTable {
    static final double WIDTH = 420;
    private static final double ROW = 20;
    private static final double HEAD = 40;
    private static final Lettering CELL = Lettering.PLAIN.size(11);
    private static final double[] RIGHTS = {180, 238, 294};

    private ScorecardTable() {}

    static double height(List<Score> rows) {
        return HEAD + Math.max(2, rows.size()) * ROW + 6;
    }

    static Canvas of(List<Score> rows, double cursorNs, double width, double height) {
        Canvas canvas = new Canvas(width, height);
        canvas.label(10, 16, "CAP scorecard", Lettering.BOLD, Anchor.START, Tone.TEXT);
        if (rows.isEmpty()) {
            List<String> lines = Wrapping.lines(
                    "None was made of this run: it stands in the results of the most telling run of each variant."
                            + " Open the folder of a run.",
                    CELL,
                    width - 20,
                    3);
            for (int i = 0; i < lines.size(); i++) {
                canvas.label(10, 34 + i * 15, lines.get(i), CELL, Anchor.START, Tone.MUTED);
            }
            return canvas;
        }
        Lettering bold = CELL.asBold();
        boolean cut = rows.stream().anyMatch(row -> !Double.isNaN(row.minority()));
        canvas.label(RIGHTS[0], 34, cut ? "majority" : "answered", bold, Anchor.END, Tone.MUTED);
        canvas.label(RIGHTS[1], 34, "minority", bold, Anchor.END, Tone.MUTED);
        canvas.label(RIGHTS[2], 34, "p99", bold, Anchor.END, Tone.MUTED);
        canvas.fitted(RIGHTS[2] + 14, 34, width - RIGHTS[2] - 18, "consistency", bold, Tone.MUTED);
        int most = (int) Math.max(1, (height - HEAD) / ROW);
        for (int i = 0; i < rows.size() && i < most; i++) {
            boolean now =
                    cursorNs >= rows.get(i).startNs() && cursorNs < rows.get(i).endNs();
            row(canvas, rows.get(i), HEAD + i * ROW, now);
        }
        return canvas;
    }

    private static void row(Canvas canvas, Score row, double y, boolean now) {
        if (now) {
            canvas.box(4, y, canvas.width() - 8, ROW, 2, Ink.of(Tone.SELECTION, 0.1), null);
        }
        canvas.line(4, y + ROW, canvas.width() - 4, y + ROW, Pen.of(Tone.LINE, 0.5, 1));
        canvas.fitted(10, y + 14, 124, row.interval(), now ? CELL.asBold() : CELL, Tone.TEXT);
        share(canvas, row.majority(), RIGHTS[0], y);
        share(canvas, row.minority(), RIGHTS[1], y);
        String p99 = Double.isNaN(row.p99Ns()) ? "–" : Times.length((long) row.p99Ns());
        canvas.label(RIGHTS[2], y + 14, p99, CELL, Anchor.END, Tone.TEXT);
        canvas.fitted(RIGHTS[2] + 14, y + 14, canvas.width() - RIGHTS[2] - 18, row.consistency(), CELL, Tone.TEXT);
        canvas.target(4, y, canvas.width() - 8, ROW, new Hit.OfTime(row.startNs()), words(row));
    }

    /** A figure over a bar that is as long as the share. */
    private static void share(Canvas canvas, double share, double right, double y) {
        if (Double.isNaN(share)) {
            canvas.label(right, y + 14, "–", CELL, Anchor.END, Tone.MUTED);
            return;
        }
        canvas.box(right - 44, y + ROW - 4, 44 * share, 2.5, 0, Ink.of(Tone.TRAFFIC), null);
        canvas.label(right, y + 14, percent(share), CELL, Anchor.END, Tone.TEXT);
    }

    static String words(Score row) {
        return row.interval() + ": "
                + (Double.isNaN(row.majority()) ? "" : percent(row.majority()) + " answered, ")
                + (Double.isNaN(row.minority()) ? "" : percent(row.minority()) + " on the minority's side, ")
                + "consistency kept: " + row.consistency();
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, share > 0.9995 || share == 0 ? "%.0f %%" : "%.1f %%", share * 100);
    }
}

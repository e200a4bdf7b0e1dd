package io.netsplit.visualizer.picture;

import io.netsplit.visualizer.drawing.Canvas;
import io.netsplit.visualizer.drawing.Hit;
import io.netsplit.visualizer.drawing.Ink;
import io.netsplit.visualizer.drawing.Lettering;
import io.netsplit.visualizer.drawing.Pen;
import io.netsplit.visualizer.drawing.Pen.Dash;
import io.netsplit.visualizer.theme.Tone;
import java.util.Arrays;
import java.util.List;

/**
 * One figure of several things that are compared: its name, and below it a line for each thing, with its value, what is to be
 * said of it, and its interval on an axis that all lines share.
 *
 * @param mark where the axis has a dotted line; NaN for none
 */
record FigureBlock(String title, List<Line> lines, double mark) {
    private static final Lettering SMALL = Lettering.PLAIN.size(11);
    private static final double WIDTH_MIN = 440;
    private static final double NAME = 0.27;
    private static final double NAME_MAX = 0.4;
    private static final double ROW = 16;
    private static final double HEAD = 20;
    private static final double GAP = 10;

    /**
     * What is known of one thing.
     *
     * @param remarks the first that fits is shown, else the last, cut
     * @param middle NaN where there is no figure; {@code low} and {@code high} are equal to it where there is no interval
     * @param words the whole line, for a screen reader
     */
    record Line(
            String name,
            String value,
            List<String> remarks,
            double low,
            double middle,
            double high,
            boolean best,
            String words) {}

    /**
     * What had room.
     *
     * @param bottom where the longest column ends
     */
    record Packed(int shown, double bottom) {}

    /** As many as there is room for, in as many columns as are wide enough. */
    static Packed pack(Canvas canvas, List<FigureBlock> blocks, double side, double top, double bottom) {
        double width = canvas.width() - 2 * side;
        int columns = (int) Math.max(1, Math.min(blocks.size(), width / WIDTH_MIN));
        double[] used = new double[columns];
        int shown = 0;
        for (FigureBlock block : blocks) {
            int column = shortest(used);
            boolean first = used[column] == 0;
            if (!first && top + used[column] + block.height() > bottom) {
                continue;
            }
            block.draw(canvas, side + column * width / columns, top + used[column], width / columns - GAP);
            used[column] += block.height();
            shown++;
        }
        return new Packed(shown, top + Arrays.stream(used).max().orElse(0));
    }

    private static int shortest(double[] used) {
        int found = 0;
        for (int i = 1; i < used.length; i++) {
            found = used[i] < used[found] ? i : found;
        }
        return found;
    }

    private double height() {
        return HEAD + lines.size() * ROW + GAP;
    }

    private void draw(Canvas canvas, double x, double y, double width) {
        canvas.fitted(x, y + 13, width, title, Lettering.BOLD, Tone.TEXT);
        canvas.line(x, y + HEAD - 2, x + width, y + HEAD - 2, Pen.of(Tone.LINE, 1));
        double low = Double.MAX_VALUE;
        double high = -Double.MAX_VALUE;
        for (Line line : lines) {
            if (!Double.isNaN(line.middle)) {
                low = Math.min(low, line.low);
                high = Math.max(high, line.high);
            }
        }
        double name = nameShare(width);
        double left = x + width * (name + 0.19);
        double right = x + width * (name + 0.37);
        double scale = high > low ? (right - left) / (high - low) : 0;
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            double top = y + HEAD + i * ROW;
            texts(canvas, line, x, top + 12, width, name, right + 8);
            if (!Double.isNaN(line.middle)) {
                double from = left + (line.low - low) * scale;
                double to = left + (line.high - low) * scale;
                whiskers(canvas, line, from, left + (line.middle - low) * scale, to, top + ROW / 2);
            }
        }
        if (!Double.isNaN(mark)) {
            double at = left + (mark - low) * scale;
            Pen dotted = Pen.of(Tone.MUTED, 1).dashed(Dash.DOTTED);
            canvas.line(at, y + HEAD, at, y + HEAD + lines.size() * ROW, dotted);
        }
    }

    /** Names that have no room lose what tells them apart, so that they get more of it within reason. */
    private double nameShare(double width) {
        double longest =
                lines.stream().mapToDouble(line -> SMALL.width(line.name)).max().orElse(0);
        return Math.max(NAME, Math.min(NAME_MAX, longest / width));
    }

    private static void texts(Canvas canvas, Line line, double x, double y, double width, double name, double after) {
        Lettering lettering = line.best ? SMALL.asBold() : SMALL;
        canvas.fitted(x, y, width * name, line.name, lettering, Tone.TEXT);
        canvas.fitted(x + width * (name + 0.01), y, width * 0.17, line.value, lettering, Tone.TEXT);
        double room = x + width - after;
        String last = line.remarks.get(line.remarks.size() - 1);
        String remark = line.remarks.stream()
                .filter(one -> SMALL.width(one) <= room)
                .findFirst()
                .orElse(last);
        canvas.fitted(after, y, room, remark, SMALL, Tone.TEXT);
        canvas.target(x, y - 12, width, ROW, new Hit.OfNothing(), line.words);
    }

    private static void whiskers(Canvas canvas, Line line, double from, double at, double to, double y) {
        Pen pen = Pen.of(Tone.TRAFFIC, 1.5);
        canvas.line(from, y, to, y, pen);
        canvas.line(from, y - 3, from, y + 3, pen);
        canvas.line(to, y - 3, to, y + 3, pen);
        canvas.disc(at, y, 3, line.best ? Ink.of(Tone.TRAFFIC) : Ink.of(Tone.GROUND), pen);
    }
}

package io.netsplit.visualizer.picture;

import io.netsplit.visualizer.drawing.Canvas;
import io.netsplit.visualizer.drawing.Drawing;
import io.netsplit.visualizer.drawing.Hit;
import io.netsplit.visualizer.drawing.Ink;
import io.netsplit.visualizer.drawing.Lettering;
import io.netsplit.visualizer.drawing.Pen;
import io.netsplit.visualizer.drawing.Pen.Dash;
import io.netsplit.visualizer.drawing.Shape.Anchor;
import io.netsplit.visualizer.model.MetricTable;
import io.netsplit.visualizer.model.Sweep;
import io.netsplit.visualizer.session.Session;
import io.netsplit.visualizer.theme.Tone;
import java.util.List;

/** The variants of a scenario held against each other, figure by figure: means with their 95 % intervals, and what they show. */
final class ComparePicture {
    private static final String TITLE = "Compare";
    private static final Lettering SMALL = Lettering.PLAIN.size(11);
    private static final double PAD = 12;
    private static final double HEAD = 34;
    private static final double BLOCK_MIN = 440;
    private static final double ROW = 16;
    private static final double BLOCK_HEAD = 20;
    private static final double GAP = 10;

    private final Canvas canvas;

    private ComparePicture(double width, double height) {
        canvas = new Canvas(width, height).ground(Tone.GROUND);
    }

    static Drawing of(Session session, double width, double height) {
        Sweep sweep = session.run().sweep();
        if (sweep.variants().size() < 2 || sweep.tables().isEmpty()) {
            return EmptyPicture.of(
                    TITLE,
                    width,
                    height,
                    "Variants are compared by the figures in the results beside a trace, and here there are none of two "
                            + "variants. For example:",
                    "  " + session.run().command() + " compare load-balancing-heterogeneous --out out");
        }
        return new ComparePicture(width, height).draw(sweep);
    }

    private Drawing draw(Sweep sweep) {
        List<MetricTable> tables = sweep.tables();
        double width = canvas.width() - 2 * PAD;
        int columns = (int) Math.max(1, Math.min(tables.size(), width / BLOCK_MIN));
        double[] bottom = new double[columns];
        int shown = 0;
        for (MetricTable table : tables) {
            double tall = BLOCK_HEAD + table.rows().size() * ROW + GAP;
            int column = shortest(bottom);
            boolean first = bottom[column] == 0;
            if (!first && HEAD + bottom[column] + tall > canvas.height()) {
                continue;
            }
            block(table, PAD + column * width / columns, HEAD + bottom[column], width / columns - GAP);
            bottom[column] += tall;
            shown++;
        }
        head(sweep, tables.size() - shown);
        return canvas.done(words(sweep));
    }

    private static int shortest(double[] bottoms) {
        int found = 0;
        for (int i = 1; i < bottoms.length; i++) {
            found = bottoms[i] < bottoms[found] ? i : found;
        }
        return found;
    }

    private void head(Sweep sweep, int hidden) {
        canvas.label(PAD, 20, TITLE, Lettering.BOLD.size(13), Anchor.START, Tone.TEXT);
        double x = PAD + Lettering.BOLD.size(13).width(TITLE) + 14;
        String more = hidden > 0 ? hidden + " more figures in a larger window · " : "";
        String seeds = sweep.seeds() == 1 ? "one seed, so there are no intervals" : sweep.seeds() + " seeds";
        canvas.fitted(
                x,
                20,
                canvas.width() - x - PAD,
                more + "held against " + sweep.tables().get(0).baseline() + " · " + seeds
                        + " · lines are 95 % intervals of the means",
                SMALL,
                Tone.MUTED);
    }

    private void block(MetricTable table, double x, double y, double width) {
        canvas.fitted(x, y + 13, width, table.metric(), Lettering.BOLD, Tone.TEXT);
        canvas.line(x, y + BLOCK_HEAD - 2, x + width, y + BLOCK_HEAD - 2, Pen.of(Tone.LINE, 1));
        double low = Double.MAX_VALUE;
        double high = -Double.MAX_VALUE;
        for (MetricTable.Row row : table.rows()) {
            if (!Double.isNaN(row.mean())) {
                low = Math.min(low, row.mean() - half(row));
                high = Math.max(high, row.mean() + half(row));
            }
        }
        double left = x + width * 0.46;
        double right = x + width * 0.64;
        double scale = high > low ? (right - left) / (high - low) : 0;
        for (int i = 0; i < table.rows().size(); i++) {
            MetricTable.Row row = table.rows().get(i);
            double top = y + BLOCK_HEAD + i * ROW;
            texts(table, row, x, top + 12, width, right + 8);
            if (!Double.isNaN(row.mean())) {
                whiskers(row, left + (row.mean() - low) * scale, half(row) * scale, top + ROW / 2);
            }
        }
        double bottom = y + BLOCK_HEAD + table.rows().size() * ROW;
        double base = low;
        table.of(table.baseline()).filter(row -> !Double.isNaN(row.mean())).ifPresent(row -> {
            double at = left + (row.mean() - base) * scale;
            canvas.line(at, y + BLOCK_HEAD, at, bottom, Pen.of(Tone.MUTED, 1).dashed(Dash.DOTTED));
        });
    }

    private static double half(MetricTable.Row row) {
        return Double.isFinite(row.halfWidth()) ? row.halfWidth() : 0;
    }

    private void texts(MetricTable table, MetricTable.Row row, double x, double y, double width, double after) {
        Lettering lettering = row.best() ? SMALL.asBold() : SMALL;
        canvas.fitted(x, y, width * 0.27, row.variant(), lettering, Tone.TEXT);
        String value = value(row.mean(), table.unit()) + (row.best() ? " ◂" : "");
        canvas.fitted(x + width * 0.28, y, width * 0.17, value, lettering, Tone.TEXT);
        String effect = FigureWords.effect(table, row);
        String brief = row.finding().equals("no difference shown") ? "≈ " + row.finding() : row.finding();
        double room = x + width - after;
        canvas.fitted(after, y, room, SMALL.width(effect) <= room ? effect : brief, SMALL, Tone.TEXT);
        String words = row.variant() + ", " + table.metric() + ": " + value(row.mean(), table.unit()) + ", " + effect;
        canvas.target(x, y - 12, width, ROW, new Hit.OfNothing(), words);
    }

    private static String value(double mean, String unit) {
        return unit.equals("ns") ? FigureWords.brief(mean) : FigureWords.of(mean, unit);
    }

    private void whiskers(MetricTable.Row row, double x, double half, double y) {
        Pen pen = Pen.of(Tone.TRAFFIC, 1.5);
        canvas.line(x - half, y, x + half, y, pen);
        canvas.line(x - half, y - 3, x - half, y + 3, pen);
        canvas.line(x + half, y - 3, x + half, y + 3, pen);
        canvas.disc(x, y, 3, row.best() ? Ink.of(Tone.TRAFFIC) : Ink.of(Tone.GROUND), pen);
    }

    private static String words(Sweep sweep) {
        StringBuilder words = new StringBuilder(TITLE + ": ");
        for (MetricTable table : sweep.tables()) {
            words.append(table.metric()).append(' ');
            for (MetricTable.Row row : table.rows()) {
                words.append(row.variant())
                        .append(' ')
                        .append(value(row.mean(), table.unit()))
                        .append(' ')
                        .append(row.finding())
                        .append(", ");
            }
        }
        return words.toString();
    }
}

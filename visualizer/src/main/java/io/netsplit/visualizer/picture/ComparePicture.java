package io.netsplit.visualizer.picture;

import io.netsplit.visualizer.drawing.Canvas;
import io.netsplit.visualizer.drawing.Drawing;
import io.netsplit.visualizer.drawing.Lettering;
import io.netsplit.visualizer.drawing.Shape.Anchor;
import io.netsplit.visualizer.model.MetricTable;
import io.netsplit.visualizer.model.Sweep;
import io.netsplit.visualizer.session.Session;
import io.netsplit.visualizer.theme.Tone;
import java.util.ArrayList;
import java.util.List;

/** The variants of a scenario held against each other, figure by figure: means with their 95 % intervals, and what they show. */
final class ComparePicture {
    private static final String TITLE = "Compare";
    private static final Lettering SMALL = Lettering.PLAIN.size(11);
    private static final double PAD = 12;
    private static final double HEAD = 34;
    private static final double NOTE_ROW = 15;

    private final Canvas canvas;

    private ComparePicture(double width, double height) {
        canvas = new Canvas(width, height).ground(Tone.GROUND);
    }

    static Drawing of(Session session, double width, double height) {
        Sweep sweep = session.run().sweep();
        if (sweep.places().isPresent()) {
            return PlacesPicture.of(sweep.places().get(), width, height);
        }
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
        String doubt = doubt(sweep);
        List<String> note = doubt.isEmpty() ? List.of() : Wrapping.lines(doubt, SMALL, canvas.width() - 2 * PAD);
        double bottom = canvas.height() - note.size() * NOTE_ROW;
        List<FigureBlock> blocks =
                sweep.tables().stream().map(ComparePicture::block).toList();
        int shown = FigureBlock.pack(canvas, blocks, PAD, HEAD, bottom).shown();
        head(sweep, blocks.size() - shown);
        for (int i = 0; i < note.size(); i++) {
            canvas.label(PAD, bottom + 10 + i * NOTE_ROW, note.get(i), SMALL, Anchor.START, Tone.MUTED);
        }
        return canvas.done(words(sweep) + doubt);
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

    private static FigureBlock block(MetricTable table) {
        List<FigureBlock.Line> lines = new ArrayList<>();
        for (MetricTable.Row row : table.rows()) {
            String effect = FigureWords.effect(table, row) + mark(table, row);
            double half = Double.isFinite(row.halfWidth()) ? row.halfWidth() : 0;
            lines.add(new FigureBlock.Line(
                    row.variant(),
                    FigureWords.compact(row.mean(), table.unit()) + (row.best() ? " ◂" : ""),
                    remarks(table, row, effect),
                    row.mean() - half,
                    row.mean(),
                    row.mean() + half,
                    row.best(),
                    row.variant() + ", " + table.metric() + ": " + FigureWords.compact(row.mean(), table.unit()) + ", "
                            + effect));
        }
        double base = table.of(table.baseline()).map(MetricTable.Row::mean).orElse(Double.NaN);
        return new FigureBlock(table.metric(), lines, base);
    }

    /** A doubt is about the interval, which therefore stays where the words have no room. */
    private static List<String> remarks(MetricTable table, MetricTable.Row row, String whole) {
        String none = row.finding().equals(MetricTable.NO_DIFFERENCE) ? "≈ " : "";
        String brief = none + row.finding() + mark(table, row);
        return table.isDoubted(row)
                ? List.of(whole, none + FigureWords.interval(table, row) + mark(table, row), brief)
                : List.of(whole, brief);
    }

    private static String mark(MetricTable table, MetricTable.Row row) {
        return table.isDoubted(row) ? " †" : "";
    }

    /** Why an interval that leaves out "as before" can stand beside "no difference shown"; empty where none does. */
    private static String doubt(Sweep sweep) {
        boolean ratio = false;
        boolean difference = false;
        int comparisons = 0;
        for (MetricTable table : sweep.tables()) {
            for (MetricTable.Row row : table.rows()) {
                comparisons += Double.isFinite(row.low()) && Double.isFinite(row.high()) ? 1 : 0;
                ratio |= table.isDoubted(row) && table.isRatio();
                difference |= table.isDoubted(row) && !table.isRatio();
            }
        }
        if (!ratio && !difference) {
            return "";
        }
        String same = ratio && difference ? "×1 or a difference of 0" : ratio ? "×1" : "a difference of 0";
        return "† No difference is shown (≈), although the 95 % interval by itself leaves out " + same + ": of "
                + comparisons
                + " comparisons at once some do so by chance, and words are about all of them together (Holm).";
    }

    private static String words(Sweep sweep) {
        StringBuilder words = new StringBuilder(TITLE + ": ");
        for (MetricTable table : sweep.tables()) {
            words.append(table.metric()).append(' ');
            for (MetricTable.Row row : table.rows()) {
                words.append(row.variant())
                        .append(' ')
                        .append(FigureWords.compact(row.mean(), table.unit()))
                        .append(' ')
                        .append(row.finding())
                        .append(mark(table, row))
                        .append(", ");
            }
        }
        return words.toString();
    }
}

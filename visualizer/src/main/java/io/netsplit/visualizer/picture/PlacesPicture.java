package io.netsplit.visualizer.picture;

import io.netsplit.visualizer.drawing.Canvas;
import io.netsplit.visualizer.drawing.Drawing;
import io.netsplit.visualizer.drawing.Lettering;
import io.netsplit.visualizer.drawing.Shape.Anchor;
import io.netsplit.visualizer.model.PlaceComparison;
import io.netsplit.visualizer.model.PlaceComparison.Figure;
import io.netsplit.visualizer.model.PlaceComparison.Spread;
import io.netsplit.visualizer.theme.Tone;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One scenario where it took place, simulated and on real nodes: figure by figure the median with the least and the most of the
 * repetitions, and below whether the claims held.
 */
final class PlacesPicture {
    private static final String TITLE = "Compare";
    private static final Lettering SMALL = Lettering.PLAIN.size(11);
    private static final double PAD = 12;
    private static final double HEAD = 34;
    private static final double NOTE_ROW = 15;
    private static final double CLAIMS_SHARE = 0.5;

    private final PlaceComparison all;
    private final Canvas canvas;

    private PlacesPicture(PlaceComparison all, double width, double height) {
        this.all = all;
        this.canvas = new Canvas(width, height).ground(Tone.GROUND);
    }

    static Drawing of(PlaceComparison all, double width, double height) {
        return new PlacesPicture(all, width, height).draw();
    }

    /** In a low picture notes give way to figures, and claims to the first figure. */
    private Drawing draw() {
        double free = canvas.height() - HEAD;
        List<FigureBlock> blocks = tellingFirst().stream().map(this::block).toList();
        ClaimTable claims = new ClaimTable(all, canvas.width() - 2 * PAD);
        double claimsHeight = claims.height(
                Math.min(free * CLAIMS_SHARE, canvas.height() - trial(blocks, 0).bottom()));
        double most = canvas.height() - claimsHeight;
        List<String> notes = notes();
        FigureBlock.Packed above = trial(blocks, most - notes.size() * NOTE_ROW);
        boolean isFree = above.bottom() + notes.size() * NOTE_ROW <= most;
        if (!isFree || above.shown() < trial(blocks, most).shown()) {
            notes = List.of();
        }
        FigureBlock.Packed packed = FigureBlock.pack(canvas, blocks, PAD, HEAD, most - notes.size() * NOTE_ROW);
        int claimsShown = claimsHeight == 0 ? 0 : claims.draw(canvas, PAD, packed.bottom(), claimsHeight);
        double y = packed.bottom() + claimsHeight;
        for (int i = 0; i < notes.size(); i++) {
            canvas.label(PAD, y + 10 + i * NOTE_ROW, notes.get(i), SMALL, Anchor.START, Tone.MUTED);
        }
        head(blocks.size() - packed.shown(), all.claims().size() - claimsShown);
        return canvas.done(words());
    }

    /** The first figure is shown whether there is room for it or not. */
    private FigureBlock.Packed trial(List<FigureBlock> blocks, double bottom) {
        return FigureBlock.pack(new Canvas(canvas.width(), canvas.height()), blocks, PAD, HEAD, bottom);
    }

    /** A figure that is the same everywhere says least, and may be the one without room. */
    private List<Figure> tellingFirst() {
        List<Figure> figures = new ArrayList<>(all.figures());
        figures.sort(Comparator.comparing(PlacesPicture::isTheSameEverywhere));
        return figures;
    }

    private static boolean isTheSameEverywhere(Figure figure) {
        return figure.spreads().stream()
                        .flatMap(Optional::stream)
                        .flatMap(spread -> Stream.of(spread.least(), spread.most()))
                        .distinct()
                        .count()
                <= 1;
    }

    private List<String> notes() {
        List<String> lines = new ArrayList<>();
        all.notes().forEach(note -> lines.addAll(Wrapping.lines(note, SMALL, canvas.width() - 2 * PAD)));
        return lines;
    }

    private void head(int figures, int claims) {
        canvas.label(PAD, 20, TITLE, Lettering.BOLD.size(13), Anchor.START, Tone.TEXT);
        double x = PAD + Lettering.BOLD.size(13).width(TITLE) + 14;
        List<String> hidden = new ArrayList<>();
        if (figures > 0) {
            hidden.add(figures + " more figures");
        }
        if (claims > 0) {
            hidden.add(claims + " more claims");
        }
        String more = hidden.isEmpty() ? "" : String.join(" and ", hidden) + " in a larger window · ";
        String text =
                more + "median of the runs in each place, and the least and the most of them · real time cannot be "
                        + "paired, so no difference is tested";
        canvas.fitted(x, 20, canvas.width() - x - PAD, text, SMALL, Tone.MUTED);
    }

    private FigureBlock block(Figure figure) {
        List<FigureBlock.Line> lines = new ArrayList<>();
        for (int i = 0; i < all.places().size(); i++) {
            lines.add(line(all.places().get(i), figure, figure.spreads().get(i)));
        }
        return new FigureBlock(figure.name(), lines, Double.NaN);
    }

    private static FigureBlock.Line line(String place, Figure figure, Optional<Spread> spread) {
        if (spread.isEmpty()) {
            String none = "none";
            return new FigureBlock.Line(
                    place, "–", List.of(none), Double.NaN, Double.NaN, Double.NaN, false, words(place, figure, none));
        }
        Spread known = spread.get();
        String value = FigureWords.compact(known.median(), figure.unit());
        String runs = known.runs() == 1 ? "one run" : known.runs() + " runs";
        String range = FigureWords.compact(known.least(), figure.unit()) + " to "
                + FigureWords.compact(known.most(), figure.unit());
        List<String> remarks =
                known.least() < known.most() ? List.of(range + " · " + runs, range, runs) : List.of(runs);
        return new FigureBlock.Line(
                place,
                value,
                remarks,
                known.least(),
                known.median(),
                known.most(),
                false,
                words(place, figure, value + ", " + remarks.get(0)));
    }

    private static String words(String place, Figure figure, String what) {
        return place + ", " + figure.name() + ": " + what;
    }

    private String words() {
        StringBuilder words = new StringBuilder(TITLE + ", places side by side: ");
        for (Figure figure : all.figures()) {
            words.append(figure.name());
            for (int i = 0; i < all.places().size(); i++) {
                words.append(i == 0 ? " " : ", ").append(all.places().get(i)).append(' ');
                words.append(figure.spreads()
                        .get(i)
                        .map(spread -> FigureWords.compact(spread.median(), figure.unit()))
                        .orElse("none"));
            }
            words.append("; ");
        }
        return words.append(ClaimTable.words(all)).toString();
    }
}

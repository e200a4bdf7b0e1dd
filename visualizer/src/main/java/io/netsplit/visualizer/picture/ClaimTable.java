package io.netsplit.visualizer.picture;

import io.netsplit.visualizer.drawing.Canvas;
import io.netsplit.visualizer.drawing.Hit;
import io.netsplit.visualizer.drawing.Lettering;
import io.netsplit.visualizer.drawing.Pen;
import io.netsplit.visualizer.drawing.Shape.Anchor;
import io.netsplit.visualizer.model.Finding.Outcome;
import io.netsplit.visualizer.model.PlaceComparison;
import io.netsplit.visualizer.model.PlaceComparison.Claim;
import io.netsplit.visualizer.model.PlaceComparison.Found;
import io.netsplit.visualizer.theme.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a scenario claims: a row for each claim, a column for each place, and whether it held there. */
final class ClaimTable {
    private static final Lettering SMALL = Lettering.PLAIN.size(11);
    private static final double ROW = 18;
    private static final double LINE = 14;
    private static final double GAP = 10;
    private static final double SENTENCE_MIN = 0.36;
    private static final double COLUMN_MIN = 120;
    private static final double SIGN = 16;

    private final PlaceComparison all;
    private final double width;
    private final double sentence;
    private final double column;
    private final List<List<String>> headings = new ArrayList<>();
    private final double head;

    ClaimTable(PlaceComparison all, double width) {
        this.all = all;
        this.width = width;
        int places = all.places().size();
        double longest = all.claims().stream()
                .mapToDouble(claim -> SMALL.width(claim.sentence()))
                .max()
                .orElse(0);
        this.sentence = Math.min(longest + 20, Math.max(width * SENTENCE_MIN, width - places * COLUMN_MIN));
        this.column = (width - sentence) / places;
        all.places().forEach(place -> headings.add(Wrapping.lines(place, SMALL.asBold(), column - 8, 3)));
        this.head = headings.stream().mapToInt(List::size).max().orElse(1) * LINE + 8;
    }

    /** What it takes, at most {@code room}; nothing where there is no claim, or no room for one. */
    double height(double room) {
        int rows = (int) Math.min(all.claims().size(), (room - head - GAP) / ROW);
        return rows <= 0 ? 0 : head + rows * ROW + GAP;
    }

    /** Gives how many claims had room. */
    int draw(Canvas canvas, double x, double y, double height) {
        canvas.label(x, y + LINE, "what is claimed", Lettering.BOLD, Anchor.START, Tone.TEXT);
        double first = x + sentence;
        for (int i = 0; i < headings.size(); i++) {
            for (int j = 0; j < headings.get(i).size(); j++) {
                String text = headings.get(i).get(j);
                canvas.label(first + i * column, y + LINE + j * LINE, text, SMALL.asBold(), Anchor.START, Tone.TEXT);
            }
        }
        canvas.line(x, y + head, x + width, y + head, Pen.of(Tone.LINE, 1));
        int rows = (int) Math.min(all.claims().size(), StrictMath.round((height - head - GAP) / ROW));
        for (int row = 0; row < rows; row++) {
            Claim claim = all.claims().get(row);
            double top = y + head + row * ROW;
            canvas.fitted(x, top + 13, sentence - 8, claim.sentence(), SMALL, Tone.TEXT);
            for (int i = 0; i < claim.found().size(); i++) {
                cell(canvas, claim.found().get(i), first + i * column, top);
            }
            canvas.target(x, top, width, ROW, new Hit.OfNothing(), words(all, claim));
        }
        return rows;
    }

    private void cell(Canvas canvas, Optional<Found> found, double x, double y) {
        if (found.isPresent()) {
            sign(canvas, found.get(), x + 5, y + ROW / 2);
        }
        double room = column - SIGN - 4;
        String text = text(found);
        canvas.fitted(
                x + SIGN,
                y + 13,
                room,
                SMALL.width(text) <= room ? text : brief(found),
                SMALL,
                found.isPresent() ? Tone.TEXT : Tone.MUTED);
    }

    private static void sign(Canvas canvas, Found found, double x, double y) {
        switch (found.holds()) {
            case PASS -> canvas.path(false, null, Pen.of(Tone.TEXT, 1.5), x - 4, y, x - 1, y + 3, x + 4, y - 4);
            case FAIL -> canvas.cross(x, y, 3.5, Pen.of(Tone.FAULT, 2));
            case UNKNOWN -> canvas.label(x, y + 4, "?", SMALL.asBold(), Anchor.MIDDLE, Tone.TEXT);
        }
    }

    private static String text(Optional<Found> found) {
        if (found.isEmpty()) {
            return "not asked";
        }
        Found known = found.get();
        return switch (known.holds()) {
            case PASS -> "holds";
            case UNKNOWN -> "unknown";
            case FAIL -> "violated in " + known.violations() + " of " + known.runs();
        };
    }

    private static String brief(Optional<Found> found) {
        return found.map(known ->
                        known.holds() == Outcome.FAIL ? known.violations() + " of " + known.runs() : text(found))
                .orElse("–");
    }

    static String words(PlaceComparison all) {
        return String.join(
                "; ", all.claims().stream().map(claim -> words(all, claim)).toList());
    }

    private static String words(PlaceComparison all, Claim claim) {
        List<String> found = new ArrayList<>();
        for (int i = 0; i < all.places().size(); i++) {
            found.add(all.places().get(i) + " " + text(claim.found().get(i)));
        }
        return claim.sentence() + ": " + String.join(", ", found);
    }
}

package io.netsplit.visualizer.picture;

import io.netsplit.visualizer.drawing.Canvas;
import io.netsplit.visualizer.drawing.Drawing;
import io.netsplit.visualizer.drawing.Lettering;
import io.netsplit.visualizer.drawing.Shape.Anchor;
import io.netsplit.visualizer.theme.Tone;
import java.util.ArrayList;
import java.util.List;

/** A pane that has nothing to show says why, and what to do. */
final class EmptyPicture {
    private static final double LINE = 19;

    private EmptyPicture() {}

    static Drawing of(String title, double width, double height, String... sentences) {
        Canvas canvas = new Canvas(width, height).ground(Tone.GROUND);
        canvas.label(12, 20, title, Lettering.BOLD.size(13), Anchor.START, Tone.TEXT);
        double room = Math.min(640, width - 40);
        double y = Math.max(54, height * 0.35);
        for (String sentence : sentences) {
            boolean command = sentence.startsWith("  ");
            Lettering lettering = command ? Lettering.FIXED : Lettering.PLAIN.size(13);
            for (String line : wrapped(sentence.strip(), lettering, room)) {
                canvas.label((width - room) / 2, y, line, lettering, Anchor.START, Tone.TEXT);
                y += LINE;
            }
            y += 4;
        }
        return canvas.done(title + ": " + String.join(" ", sentences).strip());
    }

    /** In lines of words; a word that is too long is cut. */
    static List<String> wrapped(String text, Lettering lettering, double room) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (!line.isEmpty() && lettering.width(line + " " + word) > room) {
                lines.add(lettering.cut(line.toString(), room));
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(lettering.cut(line.toString(), room));
        return lines;
    }
}

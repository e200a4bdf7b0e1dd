package io.netsplit.visualizer.picture;

import io.netsplit.visualizer.drawing.Canvas;
import io.netsplit.visualizer.drawing.Drawing;
import io.netsplit.visualizer.drawing.Lettering;
import io.netsplit.visualizer.drawing.Shape.Anchor;
import io.netsplit.visualizer.theme.Tone;

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
            for (String line : Wrapping.lines(sentence.strip(), lettering, room)) {
                canvas.label((width - room) / 2, y, line, lettering, Anchor.START, Tone.TEXT);
                y += LINE;
            }
            y += 4;
        }
        return canvas.done(title + ": " + String.join(" ", sentences).strip());
    }
}

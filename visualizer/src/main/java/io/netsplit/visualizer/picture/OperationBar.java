package io.netsplit.visualizer.picture;

import io.netsplit.visualizer.drawing.Canvas;
import io.netsplit.visualizer.drawing.Ink;
import io.netsplit.visualizer.drawing.Lettering;
import io.netsplit.visualizer.drawing.Pen;
import io.netsplit.visualizer.drawing.Pen.Dash;
import io.netsplit.visualizer.drawing.Shape.Anchor;
import io.netsplit.visualizer.model.Ending;
import io.netsplit.visualizer.theme.Tone;

/**
 * An operation from its invocation to its completion. How it ended is told by shape: a whole bar was answered, a crossed-out one
 * failed, a dashed one that ends in an arrow is unknown.
 */
final class OperationBar {
    static final Lettering LABEL = Lettering.PLAIN.size(11);

    private OperationBar() {}

    static void draw(Canvas canvas, double x, double y, double width, double height, Ending ending, boolean stuck) {
        Pen edge = Pen.of(stuck ? Tone.FAULT : tone(ending), stuck ? 2.5 : 1.2);
        double top = y - height / 2;
        double wide = Math.max(3, width);
        switch (ending) {
            case OK -> canvas.box(x, top, wide, height, 3, Ink.of(Tone.CLIENT, 0.22), edge);
            case FAILED -> {
                canvas.box(x, top, wide, height, 3, Ink.of(Tone.GROUND), edge);
                canvas.line(x, top, x + wide, top + height, edge);
                canvas.line(x, top + height, x + wide, top, edge);
            }
            case UNKNOWN -> {
                double tip = Math.min(height / 2, wide / 2);
                canvas.path(
                        true,
                        Ink.of(Tone.RARE, 0.1),
                        edge.dashed(Dash.SHORT),
                        x,
                        top,
                        x + wide - tip,
                        top,
                        x + wide,
                        y,
                        x + wide - tip,
                        top + height,
                        x,
                        top + height);
            }
        }
    }

    /** On the bar where there is room for all of it, else as much as fits. */
    static void label(Canvas canvas, double x, double y, double width, String text, Ending ending) {
        double room = width - 10;
        if (room < 14) {
            return;
        }
        String shown = LABEL.cut(text, room);
        if (ending == Ending.FAILED && !shown.isEmpty()) {
            canvas.box(x + 3, y - 7, LABEL.width(shown) + 4, 14, 2, Ink.of(Tone.GROUND, 0.85), null);
        }
        canvas.label(x + 5, y + 4, shown, LABEL, Anchor.START, Tone.TEXT);
    }

    /** A numbered disc: the order in which operations take effect. */
    static void point(Canvas canvas, double x, double y, String number) {
        canvas.disc(x, y, 7.5, Ink.of(Tone.GROUND), Pen.of(Tone.TEXT, 1.5));
        canvas.label(x, y + 3.5, number, Lettering.BOLD.size(9), Anchor.MIDDLE, Tone.TEXT);
    }

    static Tone tone(Ending ending) {
        return switch (ending) {
            case OK -> Tone.CLIENT;
            case FAILED -> Tone.HEARTBEAT;
            case UNKNOWN -> Tone.RARE;
        };
    }
}

package io.netsplit.visualizer.picture;

import io.netsplit.visualizer.drawing.Canvas;
import io.netsplit.visualizer.drawing.Ink;
import io.netsplit.visualizer.theme.Tone;

/** The ground of the stretches of time that have a fault; where several overlap it is no darker, so that text on it stays readable. */
final class FaultShade {
    private final Canvas canvas;
    private final double top;
    private final double height;
    private final double opacity;
    private double shaded;

    FaultShade(Canvas canvas, double top, double height, double opacity) {
        this.canvas = canvas;
        this.top = top;
        this.height = height;
        this.opacity = opacity;
    }

    /** One more stretch, which begins no earlier than the one before. */
    void over(double x, double width) {
        double from = Math.max(x, shaded);
        if (x + width > from) {
            canvas.box(from, top, x + width - from, height, 0, Ink.of(Tone.FAULT, opacity), null);
            shaded = x + width;
        }
    }
}

package io.netsplit.visualizer.chart;

import io.netsplit.visualizer.drawing.Ink;
import io.netsplit.visualizer.theme.Tone;
import java.awt.Paint;
import java.awt.PaintContext;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Transparency;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.ColorModel;

/** A colour by its meaning, as JFreeChart passes it on. It is recorded and never painted with. */
record InkPaint(Ink ink) implements Paint {
    static InkPaint of(Tone tone) {
        return new InkPaint(Ink.of(tone));
    }

    static InkPaint of(Tone tone, double opacity) {
        return new InkPaint(Ink.of(tone, opacity));
    }

    @Override
    public PaintContext createContext(
            ColorModel model, Rectangle device, Rectangle2D user, AffineTransform transform, RenderingHints hints) {
        throw new UnsupportedOperationException("a meaning has no pixels before a theme is chosen");
    }

    @Override
    public int getTransparency() {
        return Transparency.TRANSLUCENT;
    }
}

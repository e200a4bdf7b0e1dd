package io.netsplit.visualizer.chart;

import io.netsplit.visualizer.drawing.Lettering;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.font.FontRenderContext;
import java.awt.font.LineMetrics;
import java.awt.geom.Rectangle2D;

/** A lettering as JFreeChart wants it: measured by the table of widths, so that no font of the machine moves anything. */
final class ChartFont extends Font {
    private static final long serialVersionUID = 1L;
    private static final float ASCENT = 0.76f;
    private static final float DESCENT = 0.24f;

    private final transient Lettering lettering;

    ChartFont(Lettering lettering) {
        super(SANS_SERIF, lettering.bold() ? BOLD : PLAIN, (int) lettering.size());
        this.lettering = lettering;
    }

    Lettering lettering() {
        return lettering;
    }

    @Override
    public LineMetrics getLineMetrics(String text, FontRenderContext context) {
        return new Line(text.length(), (float) lettering.size());
    }

    @Override
    public Rectangle2D getStringBounds(String text, FontRenderContext context) {
        double size = lettering.size();
        return new Rectangle2D.Double(0, -ASCENT * size, lettering.width(text), size);
    }

    FontMetrics metrics() {
        return new Metrics(this);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ChartFont font && font.lettering.equals(lettering);
    }

    @Override
    public int hashCode() {
        return lettering.hashCode();
    }

    private static final class Metrics extends FontMetrics {
        private static final long serialVersionUID = 1L;

        private final ChartFont own;

        Metrics(ChartFont font) {
            super(font);
            own = font;
        }

        @Override
        public int stringWidth(String text) {
            return (int) Math.ceil(own.lettering.width(text));
        }

        @Override
        public int getAscent() {
            return Math.round(ASCENT * font.getSize());
        }

        @Override
        public int getDescent() {
            return Math.round(DESCENT * font.getSize());
        }

        @Override
        public Rectangle2D getStringBounds(String text, Graphics graphics) {
            return own.getStringBounds(text, new FontRenderContext(null, true, true));
        }
    }

    private static final class Line extends LineMetrics {
        private final int characters;
        private final float size;

        Line(int characters, float size) {
            this.characters = characters;
            this.size = size;
        }

        @Override
        public int getNumChars() {
            return characters;
        }

        @Override
        public float getAscent() {
            return ASCENT * size;
        }

        @Override
        public float getDescent() {
            return DESCENT * size;
        }

        @Override
        public float getLeading() {
            return 0;
        }

        @Override
        public float getHeight() {
            return size;
        }

        @Override
        public int getBaselineIndex() {
            return ROMAN_BASELINE;
        }

        @Override
        public float[] getBaselineOffsets() {
            return new float[3];
        }

        @Override
        public float getStrikethroughOffset() {
            return -size / 3;
        }

        @Override
        public float getStrikethroughThickness() {
            return 1;
        }

        @Override
        public float getUnderlineOffset() {
            return 1;
        }

        @Override
        public float getUnderlineThickness() {
            return 1;
        }
    }
}

package io.netsplit.visualizer.chart;

import java.awt.Color;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.GraphicsConfiguration;
import java.awt.Image;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.GlyphVector;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.BufferedImageOp;
import java.awt.image.ImageObserver;
import java.awt.image.RenderedImage;
import java.awt.image.renderable.RenderableImage;
import java.text.AttributedCharacterIterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The part of {@link Graphics2D} that no chart needs: images, glyphs and rotations are refused, hints have no effect. */
abstract class UnsupportedGraphics extends Graphics2D {
    private static UnsupportedOperationException refused() {
        return new UnsupportedOperationException("no chart needs this");
    }

    @Override
    public void rotate(double angle) {
        throw refused();
    }

    @Override
    public void rotate(double angle, double x, double y) {
        throw refused();
    }

    @Override
    public void scale(double x, double y) {
        transform(AffineTransform.getScaleInstance(x, y));
    }

    @Override
    public void shear(double x, double y) {
        throw refused();
    }

    @Override
    public void translate(int x, int y) {
        translate((double) x, (double) y);
    }

    @Override
    public void drawString(String text, int x, int y) {
        drawString(text, (float) x, (float) y);
    }

    @Override
    public void drawString(AttributedCharacterIterator text, int x, int y) {
        throw refused();
    }

    @Override
    public void drawString(AttributedCharacterIterator text, float x, float y) {
        throw refused();
    }

    @Override
    public void drawGlyphVector(GlyphVector glyphs, float x, float y) {
        throw refused();
    }

    @Override
    public void drawLine(int x1, int y1, int x2, int y2) {
        draw(new Line2D.Double(x1, y1, x2, y2));
    }

    @Override
    public void fillRect(int x, int y, int width, int height) {
        fill(new Rectangle2D.Double(x, y, width, height));
    }

    @Override
    public void clearRect(int x, int y, int width, int height) {
        throw refused();
    }

    @Override
    public void drawRoundRect(int x, int y, int width, int height, int arcWidth, int arcHeight) {
        throw refused();
    }

    @Override
    public void fillRoundRect(int x, int y, int width, int height, int arcWidth, int arcHeight) {
        throw refused();
    }

    @Override
    public void drawOval(int x, int y, int width, int height) {
        throw refused();
    }

    @Override
    public void fillOval(int x, int y, int width, int height) {
        throw refused();
    }

    @Override
    public void drawArc(int x, int y, int width, int height, int start, int angle) {
        throw refused();
    }

    @Override
    public void fillArc(int x, int y, int width, int height, int start, int angle) {
        throw refused();
    }

    @Override
    public void drawPolyline(int[] x, int[] y, int points) {
        throw refused();
    }

    @Override
    public void drawPolygon(int[] x, int[] y, int points) {
        throw refused();
    }

    @Override
    public void fillPolygon(int[] x, int[] y, int points) {
        throw refused();
    }

    @Override
    public boolean drawImage(Image image, AffineTransform transform, ImageObserver observer) {
        throw refused();
    }

    @Override
    public void drawImage(BufferedImage image, BufferedImageOp operation, int x, int y) {
        throw refused();
    }

    @Override
    public void drawRenderedImage(RenderedImage image, AffineTransform transform) {
        throw refused();
    }

    @Override
    public void drawRenderableImage(RenderableImage image, AffineTransform transform) {
        throw refused();
    }

    @Override
    public boolean drawImage(Image image, int x, int y, ImageObserver observer) {
        throw refused();
    }

    @Override
    public boolean drawImage(Image image, int x, int y, int width, int height, ImageObserver observer) {
        throw refused();
    }

    @Override
    public boolean drawImage(Image image, int x, int y, Color background, ImageObserver observer) {
        throw refused();
    }

    @Override
    public boolean drawImage(
            Image image, int x, int y, int width, int height, Color background, ImageObserver observer) {
        throw refused();
    }

    @Override
    public boolean drawImage(
            Image image,
            int dx1,
            int dy1,
            int dx2,
            int dy2,
            int sx1,
            int sy1,
            int sx2,
            int sy2,
            ImageObserver observer) {
        throw refused();
    }

    @Override
    public boolean drawImage(
            Image image,
            int dx1,
            int dy1,
            int dx2,
            int dy2,
            int sx1,
            int sy1,
            int sx2,
            int sy2,
            Color background,
            ImageObserver observer) {
        throw refused();
    }

    @Override
    public void copyArea(int x, int y, int width, int height, int byX, int byY) {
        throw refused();
    }

    @Override
    public boolean hit(Rectangle box, Shape shape, boolean onStroke) {
        throw refused();
    }

    @Override
    public Graphics create() {
        throw refused();
    }

    @Override
    public void dispose() {
        // Nothing is held.
    }

    @Override
    public void setColor(Color color) {
        throw new IllegalStateException("a chart draws in colours by meaning, and not in " + color);
    }

    @Override
    public void setBackground(Color color) {
        throw refused();
    }

    @Override
    public Color getBackground() {
        return Color.WHITE;
    }

    @Override
    public void setPaintMode() {
        throw refused();
    }

    @Override
    public void setXORMode(Color color) {
        throw refused();
    }

    @Override
    public void clipRect(int x, int y, int width, int height) {
        clip(new Rectangle2D.Double(x, y, width, height));
    }

    @Override
    public void setClip(int x, int y, int width, int height) {
        setClip(new Rectangle2D.Double(x, y, width, height));
    }

    @Override
    public @Nullable GraphicsConfiguration getDeviceConfiguration() {
        return null;
    }

    @Override
    public void setRenderingHint(RenderingHints.Key key, Object value) {
        // How smooth lines are is the painter's affair.
    }

    @Override
    public @Nullable Object getRenderingHint(RenderingHints.Key key) {
        return null;
    }

    @Override
    public void setRenderingHints(Map<?, ?> hints) {
        // As above.
    }

    @Override
    public void addRenderingHints(Map<?, ?> hints) {
        // As above.
    }

    @Override
    public RenderingHints getRenderingHints() {
        return new RenderingHints(Map.of());
    }
}

package io.netsplit.visualizer.drawing;

import io.netsplit.visualizer.drawing.Shape.Anchor;
import io.netsplit.visualizer.theme.Tone;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gathers the shapes of a drawing, in the order in which they lie on each other. */
public final class Canvas {
    private final double width;
    private final double height;
    private final List<Shape> shapes = new ArrayList<>();

    public Canvas(double width, double height) {
        this.width = width;
        this.height = height;
    }

    public double width() {
        return width;
    }

    public double height() {
        return height;
    }

    public Canvas add(Shape shape) {
        shapes.add(shape);
        return this;
    }

    public Canvas ground(Tone tone) {
        return box(0, 0, width, height, 0, Ink.of(tone), null);
    }

    public Canvas line(double x1, double y1, double x2, double y2, Pen pen) {
        return add(new Shape.Line(x1, y1, x2, y2, pen));
    }

    public Canvas box(double x, double y, double w, double h, double radius, @Nullable Ink fill, @Nullable Pen pen) {
        return add(new Shape.Box(x, y, Math.max(0, w), Math.max(0, h), radius, fill, pen));
    }

    public Canvas disc(double x, double y, double radius, @Nullable Ink fill, @Nullable Pen pen) {
        return add(new Shape.Disc(x, y, radius, fill, pen));
    }

    public Canvas path(boolean closed, @Nullable Ink fill, @Nullable Pen pen, double... points) {
        return add(new Shape.Path(points, closed, fill, pen));
    }

    public Canvas label(double x, double y, String text, Lettering lettering, Anchor anchor, Tone tone) {
        return text.isEmpty() ? this : add(new Shape.Label(x, y, text, lettering, anchor, Ink.of(tone)));
    }

    public Canvas label(double x, double y, String text, Tone tone) {
        return label(x, y, text, Lettering.PLAIN, Anchor.START, tone);
    }

    /** A text that ends with an ellipsis where it would be wider than {@code room}. */
    public Canvas fitted(double x, double y, double room, String text, Lettering lettering, Tone tone) {
        return label(x, y, lettering.cut(text, room), lettering, Anchor.START, tone);
    }

    /** A cross, for what was lost or is down. */
    public Canvas cross(double x, double y, double reach, Pen pen) {
        line(x - reach, y - reach, x + reach, y + reach, pen);
        return line(x - reach, y + reach, x + reach, y - reach, pen);
    }

    public Canvas hatch(double x, double y, double w, double h, double gap, Pen pen) {
        return w <= 0 || h <= 0 ? this : add(new Shape.Hatch(x, y, w, h, gap, pen));
    }

    public Canvas target(double x, double y, double w, double h, Hit hit, String words) {
        return add(new Shape.Target(x, y, w, h, hit, words));
    }

    public Drawing done(String words) {
        return new Drawing(width, height, words, shapes);
    }
}

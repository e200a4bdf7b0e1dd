package io.netsplit.visualizer.drawing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One thing in a drawing. Coordinates are in pixels at scale 1, y goes down. */
public sealed interface Shape {
    record Line(double x1, double y1, double x2, double y2, Pen pen) implements Shape {}

    /** @param points x, y, x, y, … */
    record Path(
            double[] points,
            boolean closed,
            @Nullable Ink fill,
            @Nullable Pen pen) implements Shape {}

    record Box(
            double x,
            double y,
            double width,
            double height,
            double radius,
            @Nullable Ink fill,
            @Nullable Pen pen) implements Shape {}

    record Disc(
            double x,
            double y,
            double radius,
            @Nullable Ink fill,
            @Nullable Pen pen) implements Shape {}

    /** Parallel lines at 45 degrees that fill a box: the second sign of what is marked by an area. */
    record Hatch(double x, double y, double width, double height, double gap, Pen pen) implements Shape {}

    /** @param x where the text begins, ends or has its middle, as {@code anchor} says; {@code y} is its baseline */
    record Label(double x, double y, String text, Lettering lettering, Anchor anchor, Ink ink) implements Shape {}

    /** A part of the drawing with its own origin, cut off at its edges. */
    record Frame(double x, double y, double width, double height, List<Shape> shapes) implements Shape {
        public Frame {
            shapes = List.copyOf(shapes);
        }
    }

    /** Not drawn: where a pointer finds something, and what it is, in words. */
    record Target(double x, double y, double width, double height, Hit hit, String words) implements Shape {}

    /** Where a text stands relative to its point. */
    enum Anchor {
        START,
        MIDDLE,
        END
    }
}

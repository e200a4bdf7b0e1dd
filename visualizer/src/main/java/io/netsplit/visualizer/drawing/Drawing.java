package io.netsplit.visualizer.drawing;

import java.util.List;
import java.util.Optional;

/**
 * A picture.
 *
 * @param words what it shows, in a sentence: for those who do not see it
 */
public record Drawing(double width, double height, String words, List<Shape> shapes) {
    public Drawing {
        shapes = List.copyOf(shapes);
    }

    /** The topmost target at a point. */
    public Optional<Shape.Target> at(double x, double y) {
        return at(shapes, x, y);
    }

    /** As a part of another picture. */
    public Shape.Frame framed(double x, double y) {
        return new Shape.Frame(x, y, width, height, shapes);
    }

    private static Optional<Shape.Target> at(List<Shape> shapes, double x, double y) {
        for (int i = shapes.size() - 1; i >= 0; i--) {
            Shape shape = shapes.get(i);
            if (shape instanceof Shape.Target target
                    && contains(target.x(), target.y(), target.width(), target.height(), x, y)) {
                return Optional.of(target);
            }
            if (shape instanceof Shape.Frame frame
                    && contains(frame.x(), frame.y(), frame.width(), frame.height(), x, y)) {
                Optional<Shape.Target> inside = at(frame.shapes(), x - frame.x(), y - frame.y());
                if (inside.isPresent()) {
                    return inside;
                }
            }
        }
        return Optional.empty();
    }

    private static boolean contains(double left, double top, double width, double height, double x, double y) {
        return x >= left && x < left + width && y >= top && y < top + height;
    }
}

package io.netsplit.visualizer.picture;

import io.netsplit.visualizer.drawing.Drawing;
import io.netsplit.visualizer.drawing.Shape;
import java.util.ArrayList;
import java.util.List;

/** What is written in a picture, its parts with it. */
public final class PictureTexts {
    private PictureTexts() {}

    public static List<String> of(Drawing drawing) {
        return labels(drawing.shapes()).stream().map(Shape.Label::text).toList();
    }

    static List<String> bold(Drawing drawing) {
        return labels(drawing.shapes()).stream()
                .filter(label -> label.lettering().bold())
                .map(Shape.Label::text)
                .toList();
    }

    private static List<Shape.Label> labels(List<Shape> shapes) {
        List<Shape.Label> found = new ArrayList<>();
        for (Shape shape : shapes) {
            if (shape instanceof Shape.Label label) {
                found.add(label);
            } else if (shape instanceof Shape.Frame frame) {
                found.addAll(labels(frame.shapes()));
            }
        }
        return found;
    }
}

package io.netsplit.visualizer.picture;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.visualizer.drawing.Drawing;
import io.netsplit.visualizer.drawing.Shape;
import java.util.ArrayList;
import java.util.List;

/** The texts of a drawing. */
final class Texts {
    private Texts() {}

    static List<String> of(Drawing drawing) {
        List<String> texts = new ArrayList<>();
        collect(drawing.shapes(), texts);
        return texts;
    }

    private static void collect(List<Shape> shapes, List<String> texts) {
        for (Shape shape : shapes) {
            if (shape instanceof Shape.Label label) {
                texts.add(label.text());
            } else if (shape instanceof Shape.Frame frame) {
                collect(frame.shapes(), texts);
            }
        }
    }

    /** No text reaches over an edge of its picture, or of the part of it in which it stands. */
    static void stayWithin(List<Shape> shapes, double width) {
        for (Shape shape : shapes) {
            if (shape instanceof Shape.Frame frame) {
                stayWithin(frame.shapes(), frame.width());
            } else if (shape instanceof Shape.Label label) {
                double wide = label.lettering().width(label.text());
                double left = left(label);
                assertThat(left).as(label.text()).isGreaterThanOrEqualTo(-1);
                assertThat(left + wide).as(label.text()).isLessThanOrEqualTo(width + 1);
            }
        }
    }

    /** No text of a picture without parts is written over another. */
    static void doNotOverlap(List<Shape> shapes) {
        List<Shape.Label> labels = new ArrayList<>();
        shapes.forEach(shape -> {
            if (shape instanceof Shape.Label label) {
                labels.add(label);
            }
        });
        for (int i = 0; i < labels.size(); i++) {
            for (int j = i + 1; j < labels.size(); j++) {
                Shape.Label one = labels.get(i);
                Shape.Label two = labels.get(j);
                boolean apart = Math.abs(one.y() - two.y()) >= 10
                        || left(one) + one.lettering().width(one.text()) <= left(two) + 1
                        || left(two) + two.lettering().width(two.text()) <= left(one) + 1;
                assertThat(apart)
                        .as("'" + one.text() + "' and '" + two.text() + "'")
                        .isTrue();
            }
        }
    }

    static double left(Shape.Label label) {
        double wide = label.lettering().width(label.text());
        return switch (label.anchor()) {
            case START -> label.x();
            case MIDDLE -> label.x() - wide / 2;
            case END -> label.x() - wide;
        };
    }
}

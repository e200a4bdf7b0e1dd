package io.netsplit.visualizer.picture;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.visualizer.drawing.Drawing;
import io.netsplit.visualizer.drawing.Ink;
import io.netsplit.visualizer.drawing.Shape;
import io.netsplit.visualizer.theme.ColourVision;
import io.netsplit.visualizer.theme.Theme;
import io.netsplit.visualizer.theme.Tone;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How well the texts of a picture stand out from what has been painted below them. Thin lines do not count. */
final class Contrast {
    /** WCAG 2.2, criterion 1.4.3: text of an ordinary size. */
    private static final double TEXT_MIN = 4.5;

    private record Area(java.awt.Shape outline, Ink fill) {}

    private final Theme theme;
    private final String what;

    private Contrast(Theme theme, String what) {
        this.theme = theme;
        this.what = what;
    }

    /** Every text can be read in every theme: at its beginning, in its middle and at its end. */
    static void suffices(Drawing drawing, String what) {
        for (Theme theme : Theme.values()) {
            new Contrast(theme, what + ", " + theme).check(drawing.shapes(), 0, 0, new ArrayList<>());
        }
    }

    private void check(List<Shape> shapes, double left, double top, List<Area> below) {
        for (Shape shape : shapes) {
            if (shape instanceof Shape.Frame frame) {
                check(frame.shapes(), left + frame.x(), top + frame.y(), below);
            } else if (shape instanceof Shape.Label label) {
                check(label, left, top, below);
            } else {
                remember(shape, left, top, below);
            }
        }
    }

    private static void remember(Shape shape, double left, double top, List<Area> below) {
        if (shape instanceof Shape.Box box && box.fill() != null) {
            Path2D path = new Path2D.Double();
            path.append(
                    new java.awt.geom.Rectangle2D.Double(left + box.x(), top + box.y(), box.width(), box.height()),
                    false);
            below.add(new Area(path, box.fill()));
        } else if (shape instanceof Shape.Disc disc && disc.fill() != null) {
            double size = 2 * disc.radius();
            below.add(new Area(
                    new java.awt.geom.Ellipse2D.Double(
                            left + disc.x() - disc.radius(), top + disc.y() - disc.radius(), size, size),
                    disc.fill()));
        } else if (shape instanceof Shape.Path path && path.fill() != null && path.points().length > 2) {
            below.add(new Area(outline(path.points(), left, top), path.fill()));
        }
    }

    private static Path2D outline(double[] points, double left, double top) {
        Path2D outline = new Path2D.Double();
        outline.moveTo(left + points[0], top + points[1]);
        for (int i = 2; i < points.length; i += 2) {
            outline.lineTo(left + points[i], top + points[i + 1]);
        }
        outline.closePath();
        return outline;
    }

    private void check(Shape.Label label, double left, double top, List<Area> below) {
        double wide = label.lettering().width(label.text());
        double begin = left + Texts.left(label);
        double y = top + label.y() - label.lettering().size() / 3;
        for (double share : new double[] {0.02, 0.5, 0.98}) {
            int ground = ground(begin + share * wide, y, below);
            int ink = over(ground, label.ink());
            assertThat(ColourVision.contrast(ink, ground))
                    .as("'%s' in %s on #%06x, %s", label.text(), label.ink().tone(), ground, what)
                    .isGreaterThanOrEqualTo(TEXT_MIN);
        }
    }

    private int ground(double x, double y, List<Area> below) {
        int colour = theme.rgb(Tone.GROUND);
        for (Area area : below) {
            if (area.outline().contains(x, y)) {
                colour = over(colour, area.fill());
            }
        }
        return colour;
    }

    private int over(int below, @Nullable Ink ink) {
        if (ink == null) {
            return below;
        }
        int above = theme.rgb(ink.tone());
        int mixed = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            double channel = ink.opacity() * (above >> shift & 0xFF) + (1 - ink.opacity()) * (below >> shift & 0xFF);
            mixed |= (int) Math.round(channel) << shift;
        }
        return mixed;
    }
}

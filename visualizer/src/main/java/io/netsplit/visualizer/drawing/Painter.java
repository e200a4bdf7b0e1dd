package io.netsplit.visualizer.drawing;

import io.netsplit.visualizer.drawing.Pen.Dash;
import io.netsplit.visualizer.theme.Theme;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Paints a drawing into an image, for the window and for PNG files alike: they are the same picture. It uses the JDK's own
 * software renderer and needs no display; to stroke ten thousand arrows on a JavaFX canvas costs twenty times as much.
 */
public final class Painter {
    /** From this many shapes on lines are thin and other edges not smoothed: nobody sees it, and everybody waits for it. */
    private static final int SMOOTH_MAX = 6_000;

    private static final int TRIANGLE = 6;

    private final Graphics2D graphics;
    private final Theme theme;
    private final @Nullable LineRaster raster;
    private @Nullable Pen pen;

    private Painter(Graphics2D graphics, Theme theme, @Nullable LineRaster raster) {
        this.graphics = graphics;
        this.theme = theme;
        this.raster = raster;
    }

    /** The drawing at {@code scale}, on an image of its own. */
    public static BufferedImage paint(Drawing drawing, Theme theme, double scale) {
        int width = (int) Math.max(1, Math.ceil(drawing.width() * scale));
        int height = (int) Math.max(1, Math.ceil(drawing.height() * scale));
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB_PRE);
        paint(drawing, theme, scale, image);
        return image;
    }

    /** The drawing at {@code scale}, from the upper left corner of {@code image} on. */
    public static void paint(Drawing drawing, Theme theme, double scale, BufferedImage image) {
        Graphics2D graphics = image.createGraphics();
        boolean smooth = count(drawing.shapes()) <= SMOOTH_MAX;
        graphics.setRenderingHint(
                RenderingHints.KEY_ANTIALIASING,
                smooth ? RenderingHints.VALUE_ANTIALIAS_ON : RenderingHints.VALUE_ANTIALIAS_OFF);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        graphics.scale(scale, scale);
        graphics.clip(new Rectangle2D.Double(0, 0, drawing.width(), drawing.height()));
        Painter painter = new Painter(graphics, theme, smooth ? null : new LineRaster(image));
        painter.moved();
        painter.shapes(drawing.shapes());
        graphics.dispose();
    }

    private static int count(List<Shape> shapes) {
        int sum = 0;
        for (Shape shape : shapes) {
            sum += shape instanceof Shape.Frame frame ? count(frame.shapes()) : 1;
        }
        return sum;
    }

    private void shapes(List<Shape> shapes) {
        shapes.forEach(this::shape);
    }

    /** The raster must know where a part of the drawing lies. */
    private void moved() {
        if (raster != null) {
            raster.within(graphics.getTransform(), graphics.getClipBounds());
        }
    }

    /** True where a shape is one of the thousands that need not go through the general renderer. */
    private boolean isRastered(Shape shape) {
        if (raster == null) {
            return false;
        }
        if (shape instanceof Shape.Line line) {
            raster.line(line, theme.rgb(line.pen().ink().tone()));
            return true;
        }
        if (shape instanceof Shape.Path path
                && path.points().length == TRIANGLE
                && path.closed()
                && path.pen() == null
                && path.fill() != null) {
            raster.triangle(
                    path.points(), theme.rgb(path.fill().tone()), path.fill().opacity());
            return true;
        }
        return false;
    }

    private void shape(Shape shape) {
        if (isRastered(shape)) {
            return;
        }
        if (shape instanceof Shape.Line line) {
            stroke(new Line2D.Double(line.x1(), line.y1(), line.x2(), line.y2()), line.pen());
        } else if (shape instanceof Shape.Path path) {
            both(outline(path), path.fill(), path.pen());
        } else if (shape instanceof Shape.Box box) {
            both(outline(box), box.fill(), box.pen());
        } else if (shape instanceof Shape.Disc disc) {
            double size = disc.radius() * 2;
            both(
                    new Ellipse2D.Double(disc.x() - disc.radius(), disc.y() - disc.radius(), size, size),
                    disc.fill(),
                    disc.pen());
        } else if (shape instanceof Shape.Hatch hatch) {
            for (double[] line : Hatching.lines(hatch)) {
                stroke(new Line2D.Double(line[0], line[1], line[2], line[3]), hatch.pen());
            }
        } else if (shape instanceof Shape.Label label) {
            label(label);
        } else if (shape instanceof Shape.Frame frame) {
            frame(frame);
        }
    }

    private void frame(Shape.Frame frame) {
        java.awt.Shape clip = graphics.getClip();
        graphics.translate(frame.x(), frame.y());
        graphics.clip(new Rectangle2D.Double(0, 0, frame.width(), frame.height()));
        moved();
        shapes(frame.shapes());
        graphics.translate(-frame.x(), -frame.y());
        graphics.setClip(clip);
        moved();
    }

    private void label(Shape.Label label) {
        Lettering lettering = label.lettering();
        graphics.setFont(new Font(
                        lettering.fixed() ? Font.MONOSPACED : Font.SANS_SERIF,
                        lettering.bold() ? Font.BOLD : Font.PLAIN,
                        1)
                .deriveFont((float) lettering.size()));
        graphics.setColor(colour(label.ink()));
        double width = label.anchor() == Shape.Anchor.START
                ? 0
                : graphics.getFont()
                        .getStringBounds(label.text(), graphics.getFontRenderContext())
                        .getWidth();
        double x = switch (label.anchor()) {
            case START -> label.x();
            case MIDDLE -> label.x() - width / 2;
            case END -> label.x() - width;
        };
        graphics.drawString(label.text(), (float) x, (float) label.y());
    }

    private static java.awt.Shape outline(Shape.Path path) {
        Path2D outline = new Path2D.Double();
        double[] points = path.points();
        for (int i = 0; i + 1 < points.length; i += 2) {
            if (i == 0) {
                outline.moveTo(points[i], points[i + 1]);
            } else {
                outline.lineTo(points[i], points[i + 1]);
            }
        }
        if (path.closed() && points.length > 2) {
            outline.closePath();
        }
        return outline;
    }

    private static java.awt.Shape outline(Shape.Box box) {
        return box.radius() <= 0
                ? new Rectangle2D.Double(box.x(), box.y(), box.width(), box.height())
                : new RoundRectangle2D.Double(
                        box.x(), box.y(), box.width(), box.height(), box.radius() * 2, box.radius() * 2);
    }

    private void both(java.awt.Shape outline, @Nullable Ink fill, @Nullable Pen border) {
        if (fill != null) {
            graphics.setColor(colour(fill));
            graphics.fill(outline);
        }
        if (border != null) {
            stroke(outline, border);
        }
    }

    private void stroke(java.awt.Shape outline, Pen with) {
        if (pen != with) {
            graphics.setStroke(stroke(with));
            pen = with;
        }
        graphics.setColor(colour(with.ink()));
        graphics.draw(outline);
    }

    private static BasicStroke stroke(Pen pen) {
        float width = (float) pen.width();
        if (pen.dash() == Dash.SOLID) {
            return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
        }
        double[] lengths = pen.dash().lengths();
        float[] dash = {(float) lengths[0], (float) lengths[1]};
        return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, dash, 0);
    }

    private Color colour(Ink ink) {
        int alpha = (int) StrictMath.round(Math.max(0, Math.min(1, ink.opacity())) * 255);
        return new Color(theme.rgb(ink.tone()) | alpha << 24, true);
    }
}

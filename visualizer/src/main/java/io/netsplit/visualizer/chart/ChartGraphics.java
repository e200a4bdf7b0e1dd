package io.netsplit.visualizer.chart;

import io.netsplit.visualizer.drawing.Canvas;
import io.netsplit.visualizer.drawing.Drawing;
import io.netsplit.visualizer.drawing.Ink;
import io.netsplit.visualizer.drawing.Lettering;
import io.netsplit.visualizer.drawing.Pen;
import io.netsplit.visualizer.drawing.Pen.Dash;
import io.netsplit.visualizer.theme.Tone;
import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Composite;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Paint;
import java.awt.Rectangle;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Records what JFreeChart draws as shapes of a drawing. A clip becomes a frame that cuts off at its edges; curves become lines of
 * many points. What charts do not need is refused in {@link UnsupportedGraphics}.
 */
final class ChartGraphics extends UnsupportedGraphics {
    private static final double FLATNESS = 0.1;

    private final Canvas target;
    private final Rectangle2D whole;
    private Canvas group;
    private Rectangle2D clip;
    private AffineTransform transform = new AffineTransform();
    private Paint paint = InkPaint.of(Tone.TEXT);
    private Stroke stroke = new BasicStroke(1);
    private Font font = new ChartFont(Lettering.PLAIN);
    private Composite composite = AlphaComposite.SrcOver;

    ChartGraphics(double width, double height) {
        target = new Canvas(width, height);
        whole = new Rectangle2D.Double(0, 0, width, height);
        clip = whole;
        group = target;
    }

    /** All that was drawn. */
    Drawing drawing(String words) {
        close();
        return target.done(words);
    }

    private void close() {
        if (group != target) {
            target.add(group.done("").framed(clip.getX(), clip.getY()));
        }
        group = target;
    }

    /** Shapes from here on are cut off at {@code next}. */
    private void clipTo(Rectangle2D next) {
        if (!next.equals(clip)) {
            close();
            clip = next;
            group = next.equals(whole)
                    ? target
                    : new Canvas(Math.max(0, next.getWidth()), Math.max(0, next.getHeight()));
        }
    }

    private double x(double deviceX) {
        return group == target ? deviceX : deviceX - clip.getX();
    }

    private double y(double deviceY) {
        return group == target ? deviceY : deviceY - clip.getY();
    }

    private Ink ink() {
        if (!(paint instanceof InkPaint known)) {
            throw new IllegalStateException("a chart draws in colours by meaning, and not in " + paint);
        }
        double alpha = composite instanceof AlphaComposite mix ? mix.getAlpha() : 1;
        return alpha == 1 ? known.ink() : Ink.of(known.ink().tone(), known.ink().opacity() * alpha);
    }

    private Pen pen() {
        BasicStroke basic = stroke instanceof BasicStroke one ? one : new BasicStroke(1);
        float[] lengths = basic.getDashArray();
        Dash dash = lengths == null
                ? Dash.SOLID
                : Arrays.stream(Dash.values())
                        .filter(one -> one.lengths().length > 0 && (float) one.lengths()[0] == lengths[0])
                        .findFirst()
                        .orElse(Dash.DASHED);
        return new Pen(ink(), basic.getLineWidth(), dash);
    }

    @Override
    public void draw(Shape shape) {
        if (shape instanceof Line2D line) {
            Point2D from = transform.transform(line.getP1(), null);
            Point2D to = transform.transform(line.getP2(), null);
            group.line(x(from.getX()), y(from.getY()), x(to.getX()), y(to.getY()), pen());
            return;
        }
        paths(shape, null, pen());
    }

    @Override
    public void fill(Shape shape) {
        if (shape instanceof Rectangle2D && transform.getType() <= AffineTransform.TYPE_TRANSLATION) {
            Rectangle2D box = transform.createTransformedShape(shape).getBounds2D();
            group.box(x(box.getX()), y(box.getY()), box.getWidth(), box.getHeight(), 0, ink(), null);
            return;
        }
        paths(shape, ink(), null);
    }

    private void paths(Shape shape, @Nullable Ink fill, @Nullable Pen pen) {
        PathIterator path = shape.getPathIterator(transform, FLATNESS);
        double[] at = new double[6];
        double[] points = new double[64];
        int count = 0;
        boolean closed = false;
        for (; !path.isDone(); path.next()) {
            int kind = path.currentSegment(at);
            if (kind == PathIterator.SEG_MOVETO) {
                add(points, count, closed, fill, pen);
                count = 0;
                closed = false;
            }
            if (kind == PathIterator.SEG_CLOSE) {
                closed = true;
                continue;
            }
            points = count + 2 > points.length ? Arrays.copyOf(points, points.length * 2) : points;
            points[count++] = x(at[0]);
            points[count++] = y(at[1]);
        }
        add(points, count, closed, fill, pen);
    }

    private void add(double[] points, int count, boolean closed, @Nullable Ink fill, @Nullable Pen pen) {
        if (count >= 4) {
            group.path(closed || fill != null, fill, pen, Arrays.copyOf(points, count));
        }
    }

    @Override
    public void drawString(String text, float atX, float atY) {
        Point2D at = transform.transform(new Point2D.Float(atX, atY), null);
        Lettering lettering = font instanceof ChartFont known ? known.lettering() : Lettering.PLAIN;
        group.label(
                x(at.getX()),
                y(at.getY()),
                text,
                lettering,
                io.netsplit.visualizer.drawing.Shape.Anchor.START,
                ink().tone());
    }

    @Override
    public void clip(@Nullable Shape shape) {
        if (shape != null) {
            clipTo(clip.createIntersection(
                    transform.createTransformedShape(shape).getBounds2D()));
        }
    }

    @Override
    public void setClip(@Nullable Shape shape) {
        clipTo(shape == null ? whole : transform.createTransformedShape(shape).getBounds2D());
    }

    @Override
    public Shape getClip() {
        return clip;
    }

    @Override
    public Rectangle getClipBounds() {
        return clip.getBounds();
    }

    @Override
    public void setPaint(@Nullable Paint next) {
        paint = next == null ? paint : next;
    }

    @Override
    public Paint getPaint() {
        return paint;
    }

    @Override
    public Color getColor() {
        return Color.BLACK;
    }

    @Override
    public void setStroke(Stroke next) {
        stroke = next;
    }

    @Override
    public Stroke getStroke() {
        return stroke;
    }

    @Override
    public void setComposite(Composite next) {
        composite = next;
    }

    @Override
    public Composite getComposite() {
        return composite;
    }

    @Override
    public void setFont(Font next) {
        font = next;
    }

    @Override
    public Font getFont() {
        return font;
    }

    @Override
    public FontMetrics getFontMetrics(Font of) {
        return of instanceof ChartFont known ? known.metrics() : new ChartFont(Lettering.PLAIN).metrics();
    }

    @Override
    public FontRenderContext getFontRenderContext() {
        return new FontRenderContext(null, true, true);
    }

    @Override
    public void setTransform(AffineTransform next) {
        transform = new AffineTransform(next);
    }

    @Override
    public AffineTransform getTransform() {
        return new AffineTransform(transform);
    }

    @Override
    public void transform(AffineTransform more) {
        transform.concatenate(more);
    }

    @Override
    public void translate(double byX, double byY) {
        transform.translate(byX, byY);
    }

    /** The dash of a pen, as a stroke. */
    static BasicStroke stroke(double width, Dash dash) {
        double[] lengths = dash.lengths();
        return lengths.length == 0
                ? new BasicStroke((float) width)
                : new BasicStroke(
                        (float) width,
                        BasicStroke.CAP_BUTT,
                        BasicStroke.JOIN_ROUND,
                        10,
                        new float[] {(float) lengths[0], (float) lengths[1]},
                        0);
    }
}

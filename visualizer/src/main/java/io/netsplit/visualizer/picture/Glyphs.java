package io.netsplit.visualizer.picture;

import io.netsplit.visualizer.drawing.Canvas;
import io.netsplit.visualizer.drawing.Ink;
import io.netsplit.visualizer.drawing.Pen;
import io.netsplit.visualizer.theme.Tone;
import java.util.ArrayList;
import java.util.List;

/** Small signs that several pictures share. */
final class Glyphs {
    private static final int HULL_CORNERS = 24;

    private Glyphs() {}

    /** A leader's colour changes with every epoch. */
    static Tone leader(long epoch) {
        return epoch % 2 == 0 ? Tone.LEADER_EVEN : Tone.LEADER_ODD;
    }

    static Tone onLeader(long epoch) {
        return epoch % 2 == 0 ? Tone.ON_LEADER_EVEN : Tone.ON_LEADER_ODD;
    }

    /** A crown that stands on (x, y). */
    static void crown(Canvas canvas, double x, double y, double width, Ink fill, Pen border) {
        double h = width * 0.62;
        canvas.path(
                true,
                fill,
                border,
                x - width / 2,
                y,
                x - width / 2,
                y - h,
                x - width / 4,
                y - h * 0.45,
                x,
                y - h * 1.15,
                x + width / 4,
                y - h * 0.45,
                x + width / 2,
                y - h,
                x + width / 2,
                y);
    }

    /** An arrow head whose tip is at (x, y), coming from (fromX, fromY). */
    static void head(Canvas canvas, double fromX, double fromY, double x, double y, double size, Ink fill) {
        double length = Math.max(1e-6, Math.sqrt((x - fromX) * (x - fromX) + (y - fromY) * (y - fromY)));
        double ux = (x - fromX) / length * size;
        double uy = (y - fromY) / length * size;
        canvas.path(true, fill, null, x, y, x - ux - uy * 0.5, y - uy + ux * 0.5, x - ux + uy * 0.5, y - uy - ux * 0.5);
    }

    /** The outline that goes around circles: each is x, y, radius. */
    static double[] hull(List<double[]> circles) {
        List<double[]> points = new ArrayList<>();
        for (double[] circle : circles) {
            for (int i = 0; i < HULL_CORNERS; i++) {
                double angle = 2 * StrictMath.PI * i / HULL_CORNERS;
                points.add(new double[] {
                    circle[0] + circle[2] * StrictMath.cos(angle), circle[1] + circle[2] * StrictMath.sin(angle)
                });
            }
        }
        points.sort((a, b) -> a[0] != b[0] ? Double.compare(a[0], b[0]) : Double.compare(a[1], b[1]));
        List<double[]> hull = new ArrayList<>();
        half(points, hull, 0);
        List<double[]> backwards = new ArrayList<>(points);
        java.util.Collections.reverse(backwards);
        half(backwards, hull, hull.size());
        double[] flat = new double[hull.size() * 2];
        for (int i = 0; i < hull.size(); i++) {
            flat[2 * i] = hull.get(i)[0];
            flat[2 * i + 1] = hull.get(i)[1];
        }
        return flat;
    }

    /** Andrew's monotone chain, one half. */
    private static void half(List<double[]> points, List<double[]> hull, int base) {
        for (double[] point : points) {
            while (hull.size() >= base + 2 && turn(hull.get(hull.size() - 2), hull.get(hull.size() - 1), point) <= 0) {
                hull.remove(hull.size() - 1);
            }
            hull.add(point);
        }
        hull.remove(hull.size() - 1);
    }

    private static double turn(double[] a, double[] b, double[] c) {
        return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
    }
}

package io.netsplit.visualizer.drawing;

import java.util.ArrayList;
import java.util.List;

/** The lines of a hatched box. They lie on one grid, so that neighbouring boxes have one hatching. */
final class Hatching {
    private static final int LINES_MAX = 4_000;

    private Hatching() {}

    /** Each as x1, y1, x2, y2. */
    static List<double[]> lines(Shape.Hatch hatch) {
        List<double[]> lines = new ArrayList<>();
        double right = hatch.x() + hatch.width();
        double bottom = hatch.y() + hatch.height();
        double first = Math.ceil((hatch.x() + hatch.y()) / hatch.gap()) * hatch.gap();
        for (double sum = first; sum < right + bottom && lines.size() < LINES_MAX; sum += hatch.gap()) {
            double x1 = Math.min(right, sum - hatch.y());
            double x2 = Math.max(hatch.x(), sum - bottom);
            if (x1 > x2) {
                lines.add(new double[] {x1, sum - x1, x2, sum - x2});
            }
        }
        return lines;
    }
}

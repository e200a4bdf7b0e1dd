package io.netsplit.visualizer.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.TickType;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.axis.ValueTick;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/**
 * One axis of a chart.
 *
 * @param logarithmic whether equal lengths are equal factors; values are above zero then
 * @param ticks values that may get a mark; those that have no room for their label get none
 * @param label what stands at a tick
 */
public record Scale(double low, double high, boolean logarithmic, List<Double> ticks, DoubleFunction<String> label) {
    private static final double[] STEPS = {1, 2, 5};

    public Scale {
        ticks = List.copyOf(ticks);
    }

    /** From {@code low} to {@code high} in about {@code parts} round steps. */
    public static Scale linear(double low, double high, int parts, DoubleFunction<String> label) {
        double top = high > low ? high : low + 1;
        double wanted = (top - low) / Math.max(1, parts);
        double step = 1;
        while (step > wanted) {
            step /= 10;
        }
        while (step * 10 <= wanted) {
            step *= 10;
        }
        for (double factor : STEPS) {
            if (step * factor >= wanted) {
                step *= factor;
                break;
            }
        }
        step = step < wanted ? step * 10 : step;
        List<Double> ticks = new ArrayList<>();
        for (double at = StrictMath.ceil(low / step); at * step <= top * (1 + 1e-9); at++) {
            ticks.add(at * step);
        }
        return new Scale(low, top, false, ticks, label);
    }

    /** Widened to whole decades or, within one, to its 1, 2 and 5. */
    public static Scale logarithmic(double least, double most, DoubleFunction<String> label) {
        double low = Math.max(Double.MIN_NORMAL, least);
        double high = Math.max(low * 1.01, most);
        double decade = StrictMath.pow(10, StrictMath.floor(StrictMath.log10(low)));
        double first = decade;
        List<Double> all = new ArrayList<>();
        for (double at = decade; at < high * 10; at *= 10) {
            for (double factor : STEPS) {
                double tick = at * factor;
                first = tick <= low ? tick : first;
                if (tick <= high || all.isEmpty() || all.get(all.size() - 1) < high) {
                    all.add(tick);
                }
            }
        }
        double from = first;
        List<Double> ticks = all.stream().filter(tick -> tick >= from).toList();
        return new Scale(from, ticks.get(ticks.size() - 1), true, ticks, label);
    }

    /** Where a value lies, as a share of the axis. */
    public double share(double value) {
        return logarithmic ? StrictMath.log(value / low) / StrictMath.log(high / low) : (value - low) / (high - low);
    }

    ValueAxis axis(double lengthPx, double labelPx) {
        List<NumberTick> shown = ticks(lengthPx, labelPx);
        ValueAxis axis = logarithmic ? new LogAxis(shown) : new LinearAxis(shown);
        axis.setRange(low, high);
        return axis;
    }

    /** As many as there is room for; of a logarithmic axis the decades come first. */
    private List<NumberTick> ticks(double lengthPx, double labelPx) {
        List<NumberTick> shown = new ArrayList<>();
        boolean crowded = ticks.size() * labelPx > lengthPx;
        double last = Double.NEGATIVE_INFINITY;
        for (double tick : ticks) {
            double at = share(tick) * lengthPx;
            boolean decade = !logarithmic || isDecade(tick);
            boolean named = at - last >= labelPx && (!crowded || decade);
            last = named ? at : last;
            if (named || decade) {
                shown.add(new NumberTick(
                        TickType.MAJOR, tick, named ? label.apply(tick) : "", TextAnchor.CENTER, TextAnchor.CENTER, 0));
            }
        }
        return shown;
    }

    private static boolean isDecade(double value) {
        double power = StrictMath.log10(value);
        return StrictMath.abs(power - StrictMath.rint(power)) < 1e-9;
    }

    /** The ticks as the edge wants their labels to stand. */
    private static List<ValueTick> anchored(List<NumberTick> ticks, RectangleEdge edge) {
        TextAnchor anchor = edge == RectangleEdge.LEFT ? TextAnchor.CENTER_RIGHT : TextAnchor.TOP_CENTER;
        List<ValueTick> anchored = new ArrayList<>();
        for (NumberTick tick : ticks) {
            anchored.add(new NumberTick(TickType.MAJOR, tick.getValue(), tick.getText(), anchor, anchor, 0));
        }
        return anchored;
    }

    private static final class LinearAxis extends NumberAxis {
        private static final long serialVersionUID = 1L;

        private final transient List<NumberTick> shown;

        LinearAxis(List<NumberTick> shown) {
            this.shown = shown;
        }

        @Override
        @SuppressWarnings("rawtypes") // as JFreeChart has it
        public List refreshTicks(
                java.awt.Graphics2D graphics,
                org.jfree.chart.axis.AxisState state,
                java.awt.geom.Rectangle2D area,
                RectangleEdge edge) {
            return anchored(shown, edge);
        }
    }

    private static final class LogAxis extends org.jfree.chart.axis.LogAxis {
        private static final long serialVersionUID = 1L;

        private final transient List<NumberTick> shown;

        LogAxis(List<NumberTick> shown) {
            this.shown = shown;
        }

        /** The same on every machine. */
        @Override
        public double calculateLog(double value) {
            return StrictMath.log10(value);
        }

        @Override
        @SuppressWarnings("rawtypes") // as JFreeChart has it
        public List refreshTicks(
                java.awt.Graphics2D graphics,
                org.jfree.chart.axis.AxisState state,
                java.awt.geom.Rectangle2D area,
                RectangleEdge edge) {
            return anchored(shown, edge);
        }
    }
}

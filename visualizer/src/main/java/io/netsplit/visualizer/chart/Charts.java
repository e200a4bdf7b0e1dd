package io.netsplit.visualizer.chart;

import io.netsplit.visualizer.drawing.Drawing;
import io.netsplit.visualizer.drawing.Lettering;
import io.netsplit.visualizer.theme.Tone;
import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.IntervalMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYItemRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.DefaultXYDataset;
import org.jfree.data.xy.XYDataset;
import org.jspecify.annotations.Nullable;

/** Draws charts of a size in pixels; the frame of the plot stands at margins that are known, so that others can draw into it. */
public final class Charts {
    /** Room for the labels of the vertical axis. */
    public static final double LEFT = 60;
    /** Room for those of the horizontal axis. */
    public static final double BOTTOM = 22;

    public static final double TOP = 6;
    public static final double RIGHT = 26;

    private static final Lettering SMALL = Lettering.PLAIN.size(11);
    private static final double LABEL_HEIGHT = 16;
    private static final double LABEL_WIDTH = 54;
    private static final double BAND = 0.16;
    private static final double LIGHTER_BAND = 0.06;

    private Charts() {}

    /** Lines over two axes, with shaded bands behind them; of two in a row that touch, one is lighter. */
    public static Drawing lines(
            double width, double height, Scale x, Scale y, List<Curve> curves, List<Band> bands, String words) {
        DefaultXYDataset data = new DefaultXYDataset();
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
        renderer.setDrawSeriesLineAsPath(true);
        for (int i = 0; i < curves.size(); i++) {
            Curve curve = curves.get(i);
            // The place in the list is the key: two curves may have one name.
            data.addSeries(i, new double[][] {curve.x(), curve.y()});
            renderer.setSeriesPaint(i, new InkPaint(curve.pen().ink()));
            renderer.setSeriesStroke(
                    i, ChartGraphics.stroke(curve.pen().width(), curve.pen().dash()));
        }
        double plotWidth = Math.max(1, width - LEFT - RIGHT);
        double plotHeight = Math.max(1, height - TOP - BOTTOM);
        XYPlot plot = plot(
                data, dressed(x.axis(plotWidth, LABEL_WIDTH)), dressed(y.axis(plotHeight, LABEL_HEIGHT)), renderer);
        boolean isLighter = false;
        double before = Double.NaN;
        for (Band band : bands) {
            isLighter = band.from() == before && !isLighter;
            before = band.to();
            double shade = isLighter ? LIGHTER_BAND : BAND;
            IntervalMarker marker = new IntervalMarker(band.from(), band.to(), InkPaint.of(Tone.FAULT, shade));
            marker.setAlpha(1);
            marker.setOutlinePaint(null);
            plot.addDomainMarker(marker, Layer.BACKGROUND);
        }
        return draw(plot, width, height, words);
    }

    /**
     * Rows of shaded cells over a horizontal axis, without labels: they are drawn around it. A cell that has shade 0 is as light
     * as one can be that is seen.
     */
    public static Drawing heat(double width, double height, Scale x, int rows, List<HeatCell> cells, Tone tone) {
        NumberAxis vertical = new NumberAxis();
        vertical.setRange(0, Math.max(1, rows));
        vertical.setInverted(true);
        vertical.setVisible(false);
        ValueAxis horizontal = x.axis(width, Double.POSITIVE_INFINITY);
        horizontal.setVisible(false);
        XYPlot plot = plot(HeatRenderer.data(cells), horizontal, vertical, new HeatRenderer(cells, tone));
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinesVisible(false);
        plot.setFixedDomainAxisSpace(space(0, 0));
        plot.setFixedRangeAxisSpace(space(0, 0));
        ChartGraphics graphics = new ChartGraphics(width, height);
        draw(plot, graphics, new Rectangle2D.Double(0, 0, width, height));
        return graphics.drawing("");
    }

    private static XYPlot plot(XYDataset data, ValueAxis x, ValueAxis y, XYItemRenderer renderer) {
        XYPlot plot = new XYPlot(data, x, y, renderer);
        plot.setInsets(RectangleInsets.ZERO_INSETS);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.setBackgroundPaint(null);
        plot.setOutlineVisible(false);
        plot.setDomainGridlinePaint(InkPaint.of(Tone.LINE, 0.7));
        plot.setRangeGridlinePaint(InkPaint.of(Tone.LINE, 0.7));
        plot.setDomainGridlineStroke(new BasicStroke(1));
        plot.setRangeGridlineStroke(new BasicStroke(1));
        plot.setFixedDomainAxisSpace(space(BOTTOM, 0));
        plot.setFixedRangeAxisSpace(space(0, LEFT));
        return plot;
    }

    private static AxisSpace space(double bottom, double left) {
        AxisSpace space = new AxisSpace();
        space.setBottom(bottom);
        space.setLeft(left);
        return space;
    }

    private static ValueAxis dressed(ValueAxis axis) {
        axis.setTickLabelFont(new ChartFont(SMALL));
        axis.setTickLabelPaint(InkPaint.of(Tone.MUTED));
        axis.setTickMarkPaint(InkPaint.of(Tone.MUTED));
        axis.setTickMarkStroke(new BasicStroke(1));
        axis.setAxisLinePaint(InkPaint.of(Tone.MUTED));
        axis.setAxisLineStroke(new BasicStroke(1));
        axis.setMinorTickMarksVisible(false);
        return axis;
    }

    private static Drawing draw(XYPlot plot, double width, double height, String words) {
        ChartGraphics graphics = new ChartGraphics(width, height);
        draw(plot, graphics, new Rectangle2D.Double(0, TOP, width - RIGHT, Math.max(BOTTOM + 1, height - TOP)));
        return graphics.drawing(words);
    }

    private static void draw(XYPlot plot, Graphics2D graphics, Rectangle2D area) {
        @Nullable Point2D noAnchor = null;
        plot.draw(graphics, area, noAnchor, null, null);
    }
}

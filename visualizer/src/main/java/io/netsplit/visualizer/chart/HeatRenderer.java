package io.netsplit.visualizer.chart;

import io.netsplit.visualizer.theme.Tone;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CrosshairState;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.PaintScale;
import org.jfree.chart.renderer.xy.XYBlockRenderer;
import org.jfree.chart.renderer.xy.XYItemRendererState;
import org.jfree.data.xy.DefaultXYZDataset;
import org.jfree.data.xy.XYDataset;

/** JFreeChart's blocks, each as long as its cell, so that neighbours of one shade are one block; and without an outline. */
final class HeatRenderer extends XYBlockRenderer {
    private static final long serialVersionUID = 1L;
    private static final double LIGHTEST = 0.14;

    private final transient List<HeatCell> cells;

    HeatRenderer(List<HeatCell> cells, Tone tone) {
        this.cells = cells;
        setPaintScale(new Shades(tone));
    }

    static DefaultXYZDataset data(List<HeatCell> cells) {
        DefaultXYZDataset data = new DefaultXYZDataset();
        data.addSeries("cells", new double[][] {
            cells.stream().mapToDouble(HeatCell::from).toArray(),
            cells.stream().mapToDouble(HeatCell::row).toArray(),
            cells.stream().mapToDouble(HeatCell::shade).toArray()
        });
        return data;
    }

    @Override
    public void drawItem(
            Graphics2D graphics,
            XYItemRendererState state,
            Rectangle2D area,
            PlotRenderingInfo info,
            XYPlot plot,
            ValueAxis x,
            ValueAxis y,
            XYDataset data,
            int series,
            int item,
            CrosshairState crosshair,
            int pass) {
        HeatCell cell = cells.get(item);
        double left = x.valueToJava2D(cell.from(), area, plot.getDomainAxisEdge());
        double right = x.valueToJava2D(cell.to(), area, plot.getDomainAxisEdge());
        double top = y.valueToJava2D(cell.row(), area, plot.getRangeAxisEdge());
        double bottom = y.valueToJava2D(cell.row() + 1.0, area, plot.getRangeAxisEdge());
        double gap = bottom - top > 4 ? 1 : 0;
        graphics.setPaint(getPaintScale().getPaint(cell.shade()));
        graphics.fill(new Rectangle2D.Double(left, top, right - left, bottom - top - gap));
    }

    /** The more, the less is seen of what is behind. */
    private record Shades(Tone tone) implements PaintScale {
        @Override
        public double getLowerBound() {
            return 0;
        }

        @Override
        public double getUpperBound() {
            return 1;
        }

        @Override
        public InkPaint getPaint(double value) {
            return InkPaint.of(tone, LIGHTEST + (1 - LIGHTEST) * Math.max(0, Math.min(1, value)));
        }
    }
}

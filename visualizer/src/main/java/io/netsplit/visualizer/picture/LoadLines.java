package io.netsplit.visualizer.picture;

import io.netsplit.visualizer.chart.Band;
import io.netsplit.visualizer.chart.Charts;
import io.netsplit.visualizer.chart.Curve;
import io.netsplit.visualizer.chart.Scale;
import io.netsplit.visualizer.drawing.Drawing;
import io.netsplit.visualizer.drawing.Pen;
import io.netsplit.visualizer.drawing.Pen.Dash;
import io.netsplit.visualizer.model.FaultSpan;
import io.netsplit.visualizer.session.View;
import io.netsplit.visualizer.theme.Tone;
import java.util.List;

/** Requests per second of the hottest server, of all on average, and of the least busy one that has any. */
final class LoadLines {
    /** Of the hottest, the mean and the least busy. */
    static final List<Pen> PENS = List.of(
            Pen.of(Tone.TRAFFIC, 1.8),
            Pen.of(Tone.TEXT, 1.2).dashed(Dash.DASHED),
            Pen.of(Tone.MUTED, 1.2).dashed(Dash.DOTTED));

    private static final double NS = 1e9;

    private LoadLines() {}

    /** @param load requests of each server in columns of equal length over the range of the view */
    static Drawing of(int[][] load, int columns, List<FaultSpan> faults, View view, double width, double height) {
        double columnNs = (view.toNs() - view.fromNs()) / (double) columns;
        double[] x = new double[columns];
        double[] hottest = new double[columns];
        double[] mean = new double[columns];
        double[] least = new double[columns];
        double most = 1;
        for (int column = 0; column < columns; column++) {
            x[column] = (view.fromNs() + (column + 0.5) * columnNs) / NS;
            int busy = 0;
            long sum = 0;
            double low = Double.MAX_VALUE;
            for (int[] server : load) {
                double rate = server[column] * NS / columnNs;
                hottest[column] = Math.max(hottest[column], rate);
                low = server[column] > 0 ? Math.min(low, rate) : low;
                sum += server[column];
                busy += server[column] > 0 ? 1 : 0;
            }
            mean[column] = busy == 0 ? 0 : sum * NS / columnNs / busy;
            least[column] = busy == 0 ? 0 : low;
            most = Math.max(most, hottest[column]);
        }
        List<Curve> curves = List.of(
                new Curve("least busy", x, least, PENS.get(2)),
                new Curve("mean", x, mean, PENS.get(1)),
                new Curve("hottest", x, hottest, PENS.get(0)));
        List<Band> bands = faults.stream()
                .filter(fault -> fault.endNs() > view.fromNs() && fault.startNs() < view.toNs())
                .map(fault -> new Band(
                        Math.max(view.fromNs(), fault.startNs()) / NS, Math.min(view.toNs(), fault.endNs()) / NS))
                .toList();
        int parts = (int) Math.max(1, width / 110);
        Scale seconds =
                Scale.linear(view.fromNs() / NS, view.toNs() / NS, parts, value -> FigureWords.number(value) + " s");
        Scale rates = Scale.linear(0, most, 4, value -> FigureWords.number(value) + "/s");
        return Charts.lines(width, height, seconds, rates, curves, bands, "");
    }
}

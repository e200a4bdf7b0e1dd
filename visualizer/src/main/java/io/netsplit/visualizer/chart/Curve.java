package io.netsplit.visualizer.chart;

import io.netsplit.visualizer.drawing.Pen;

/** One line of a chart: as many {@code x} as {@code y}, {@code x} never going back. */
public record Curve(String name, double[] x, double[] y, Pen pen) {
    public Curve {
        if (x.length != y.length) {
            throw new IllegalArgumentException(name + " has " + x.length + " x and " + y.length + " y");
        }
    }
}

package io.netsplit.visualizer.picture;

import io.netsplit.visualizer.chart.Band;
import io.netsplit.visualizer.chart.Charts;
import io.netsplit.visualizer.chart.Curve;
import io.netsplit.visualizer.chart.Scale;
import io.netsplit.visualizer.drawing.Drawing;
import io.netsplit.visualizer.drawing.Ink;
import io.netsplit.visualizer.drawing.Pen;
import io.netsplit.visualizer.model.FaultSpan;
import io.netsplit.visualizer.model.Sweep;
import io.netsplit.visualizer.model.SweepVariant;
import io.netsplit.visualizer.model.SweepVariant.CurvePoint;
import io.netsplit.visualizer.model.SweepVariant.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The two charts over all variants: how latencies are distributed, and how they go over time. */
final class BalancingCharts {
    private static final double NS = 1e9;
    private static final double MOST_NINES = 5;

    private final List<SweepVariant> variants;
    private final List<FaultSpan> faults;

    BalancingCharts(Sweep sweep, List<SweepVariant> variants) {
        this.variants = variants;
        this.faults = sweep.faults();
    }

    /** Latency to the right, by factors; up the share that is answered within it, each nine as high as the one before. */
    Drawing distribution(double width, double height) {
        List<Curve> curves = new ArrayList<>();
        double least = Double.MAX_VALUE;
        double most = 0;
        double nines = 1;
        for (int i = 0; i < variants.size(); i++) {
            List<CurvePoint> points = variants.get(i).curve().stream()
                    .filter(point -> point.latencyNs() > 0 && point.share() < 1)
                    .toList();
            double[] x = points.stream().mapToDouble(CurvePoint::latencyNs).toArray();
            double[] y = points.stream()
                    .mapToDouble(point -> Math.min(MOST_NINES, nines(point.share())))
                    .toArray();
            for (int at = 0; at < x.length; at++) {
                least = Math.min(least, x[at]);
                most = Math.max(most, x[at]);
                nines = Math.max(nines, y[at]);
            }
            curves.add(new Curve(variants.get(i).name(), x, y, VariantPens.of(i)));
        }
        Scale x = Scale.logarithmic(Math.min(least, Math.max(1, most)), Math.max(1, most), BalancingCharts::latency);
        List<Double> ticks = new ArrayList<>(List.of(0.0, nines(0.5)));
        for (double at = 1; at <= nines; at++) {
            ticks.add(at);
        }
        Scale y = new Scale(0, nines, false, ticks, BalancingCharts::percentile);
        return Charts.lines(width, height, x, y, curves, List.of(), "");
    }

    private static double nines(double share) {
        return -StrictMath.log10(1 - share);
    }

    private static String percentile(double nines) {
        double share = 100 * (1 - StrictMath.pow(10, -nines));
        String format = nines > 2.5 ? "%." + (int) (StrictMath.rint(nines) - 2) + "f %%" : "%.0f %%";
        return String.format(Locale.ROOT, format, share);
    }

    /** Of a tick, which is round. */
    private static String latency(double ns) {
        return FigureWords.brief(ns).replaceFirst("\\.0+ ", " ");
    }

    /** The 99th percentile of every step as a line, the median thin below it; faults are shaded. */
    Drawing overTime(double width, double height, long fromNs, long toNs) {
        List<Curve> curves = new ArrayList<>();
        double least = Double.MAX_VALUE;
        double most = 0;
        for (int i = 0; i < variants.size(); i++) {
            List<Step> steps = variants.get(i).steps().stream()
                    .filter(step -> step.endNs() > fromNs && step.startNs() < toNs && step.p50Ns() > 0)
                    .toList();
            double[] x = steps.stream()
                    .mapToDouble(step -> (step.startNs() + step.endNs()) / 2.0 / NS)
                    .toArray();
            double[] p50 = steps.stream().mapToDouble(Step::p50Ns).toArray();
            double[] p99 = steps.stream().mapToDouble(Step::p99Ns).toArray();
            for (int at = 0; at < x.length; at++) {
                least = Math.min(least, p50[at]);
                most = Math.max(most, p99[at]);
            }
            Pen pen = VariantPens.of(i);
            Pen thin = new Pen(Ink.of(pen.ink().tone(), 0.45), 1, pen.dash());
            curves.add(new Curve(variants.get(i).name() + " p50", x, p50, thin));
            curves.add(new Curve(variants.get(i).name() + " p99", x, p99, pen));
        }
        List<Band> bands = faults.stream()
                .filter(fault -> fault.endNs() > fromNs && fault.startNs() < toNs)
                .map(fault -> new Band(Math.max(fromNs, fault.startNs()) / NS, Math.min(toNs, fault.endNs()) / NS))
                .toList();
        Scale y = Scale.logarithmic(Math.min(least, Math.max(1, most)), Math.max(1, most), BalancingCharts::latency);
        int parts = (int) Math.max(1, width / 110);
        Scale x = Scale.linear(fromNs / NS, toNs / NS, parts, value -> FigureWords.number(value) + " s");
        return Charts.lines(width, height, x, y, curves, bands, "");
    }
}

package io.netsplit.scenario.report;

import io.netsplit.scenario.result.VariantCharts.CurvePoint;
import io.netsplit.scenario.result.VariantResult;
import java.util.List;

/**
 * The distribution of latencies, one line for each variant: latency on a logarithmic axis to the right, and the share that is
 * no slower upwards, in nines, so that a tail of one in ten thousand takes as much room as the middle.
 */
final class LatencyCurves {
    private static final double WIDTH = 1200;
    private static final double LEFT = 72;
    private static final double RIGHT = 930;
    private static final double TOP = 14;
    private static final double LEAST_HEIGHT = 330;
    private static final double LABEL = 18;
    private static final double MEDIAN_NINES = 0.30103;

    private final List<VariantResult> variants;
    private final double bottom;
    private final double nines;
    private final LogAxis axis;
    private final Svg svg;

    private LatencyCurves(List<VariantResult> variants, List<VariantResult> scale) {
        this.variants = variants;
        bottom = TOP + Math.max(LEAST_HEIGHT, variants.size() * LABEL);
        nines = scale.stream()
                .map(variant -> last(variant))
                .mapToDouble(point -> nines(point.share()))
                .max()
                .orElse(1);
        double least = scale.stream()
                .mapToDouble(variant -> variant.charts().curve().get(0).latencyNs())
                .min()
                .orElse(1);
        double most = scale.stream()
                .mapToDouble(variant -> last(variant).latencyNs())
                .max()
                .orElse(1);
        axis = LogAxis.around(least, most, LEFT, RIGHT);
        svg = new Svg(WIDTH, bottom + 40, "Distribution of the latencies of every variant");
    }

    /** Empty where nothing was answered. */
    static String of(List<VariantResult> all) {
        return of(all, all);
    }

    /** Those of {@code some}, on axes that have room for all of {@code scale}. */
    static String of(List<VariantResult> some, List<VariantResult> scale) {
        List<VariantResult> drawn = withCurves(some);
        return drawn.isEmpty() ? "" : new LatencyCurves(drawn, withCurves(scale)).draw();
    }

    private static List<VariantResult> withCurves(List<VariantResult> all) {
        return all.stream()
                .filter(variant -> !variant.charts().curve().isEmpty())
                .toList();
    }

    private String draw() {
        for (double tick : axis.ticks()) {
            svg.line("grid", axis.at(tick), TOP, axis.at(tick), bottom);
            svg.text("tick", axis.at(tick), bottom + 15, Svg.Anchor.middle, LogAxis.label(tick));
        }
        level(0, "0 %");
        level(MEDIAN_NINES, "50 %");
        for (int i = 1; i <= nines; i++) {
            level(i, i == 1 ? "90 %" : i == 2 ? "99 %" : "99." + "9".repeat(i - 2) + " %");
        }
        svg.text("tick", RIGHT, bottom + 33, Svg.Anchor.end, "latency");
        for (int i = 0; i < variants.size(); i++) {
            VariantResult variant = variants.get(i);
            svg.path(Palette.line(i), path(variant.charts().curve()), variant.name());
            Palette.label(svg, RIGHT + 24, TOP + 12 + i * LABEL, i, variant.name());
        }
        return svg.end();
    }

    private void level(double height, String label) {
        svg.line("grid", LEFT, y(height), RIGHT, y(height));
        svg.text("tick", LEFT - 8, y(height) + 4, Svg.Anchor.end, label);
    }

    private String path(List<CurvePoint> curve) {
        StringBuilder path = new StringBuilder();
        for (CurvePoint point : curve) {
            path.append(path.isEmpty() ? 'M' : 'L')
                    .append(Svg.number(axis.at(point.latencyNs())))
                    .append(' ')
                    .append(Svg.number(y(nines(point.share()))));
        }
        return path.toString();
    }

    private double y(double height) {
        return bottom - (bottom - TOP) * Math.min(1, height / Math.max(1, nines));
    }

    private static double nines(double share) {
        return share <= 0 ? 0 : -StrictMath.log10(1 - share);
    }

    private static CurvePoint last(VariantResult variant) {
        List<CurvePoint> curve = variant.charts().curve();
        return curve.get(curve.size() - 1);
    }
}

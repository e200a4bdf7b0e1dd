package io.netsplit.scenario.report;

import io.netsplit.scenario.result.VariantCharts.Step;
import io.netsplit.scenario.result.VariantResult;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Median and 99th percentile over time, a panel for each variant, all on one logarithmic scale, faults shaded. */
final class LatencyOverTime {
    private static final double HEIGHT = 92;

    private LatencyOverTime() {}

    /** Empty where nothing was answered. */
    static String of(List<VariantResult> all, long endNs) {
        List<VariantResult> drawn = all.stream()
                .filter(variant -> !variant.charts().overTime().isEmpty())
                .toList();
        if (drawn.isEmpty()) {
            return "";
        }
        double least = extreme(drawn, Step::p50Ns, false);
        double most = extreme(drawn, Step::p99Ns, true);
        Panels panels = new Panels(drawn, HEIGHT, endNs, "fault-window");
        Svg svg = new Svg(Panels.WIDTH, panels.bottom(), "Latency over time of every variant");
        for (int i = 0; i < panels.count(); i++) {
            Panels.Panel panel = panels.draw(svg, i);
            LogAxis axis = LogAxis.around(least, most, panel.bottom(), panel.top());
            for (double tick : labelled(axis)) {
                svg.line(
                        "grid", panel.axis().left(), axis.at(tick), panel.axis().right(), axis.at(tick));
                svg.text("tick", panel.axis().left() - 6, axis.at(tick) + 4, Svg.Anchor.end, LogAxis.label(tick));
            }
            List<Step> steps = panel.variant().charts().overTime();
            svg.path("series series-p99", path(panel, axis, steps, Step::p99Ns), "p99");
            svg.path("series series-p50", path(panel, axis, steps, Step::p50Ns), "p50");
        }
        return svg.end();
    }

    private static double extreme(List<VariantResult> variants, ToLongFunction<Step> figure, boolean isMost) {
        LongStream values = variants.stream()
                .flatMap(variant -> variant.charts().overTime().stream())
                .mapToLong(figure);
        return isMost ? values.max().orElse(1) : values.min().orElse(1);
    }

    /** A small panel has room for about five labels. */
    private static List<Double> labelled(LogAxis axis) {
        List<Double> ticks = axis.ticks();
        int each = (ticks.size() + 4) / 5;
        return IntStream.range(0, ticks.size())
                .filter(i -> i % Math.max(1, each) == 0)
                .mapToObj(ticks::get)
                .toList();
    }

    /** Stepped; broken where nothing was answered. */
    private static String path(Panels.Panel panel, LogAxis axis, List<Step> steps, ToLongFunction<Step> figure) {
        StringBuilder path = new StringBuilder();
        long expected = Long.MIN_VALUE;
        for (Step step : steps) {
            path.append(step.startNs() == expected ? 'L' : 'M')
                    .append(Svg.number(panel.axis().x(step.startNs())))
                    .append(' ')
                    .append(Svg.number(axis.at(figure.applyAsLong(step))))
                    .append('H')
                    .append(Svg.number(panel.axis().x(step.endNs())));
            expected = step.endNs();
        }
        return path.toString();
    }
}

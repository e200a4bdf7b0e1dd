package io.netsplit.scenario.report;

import io.netsplit.scenario.result.VariantCharts.ServerSeries;
import io.netsplit.scenario.result.VariantResult;
import java.util.List;

/**
 * How long the queue of every server is over time: a panel for each variant, a row for each server, the darker the longer.
 * Six shades of one colour, whose bounds stand beside, so that it reads the same in grey.
 */
final class QueuePanels {
    private static final int SHADES = 6;
    private static final double ROW_MOST = 14;
    private static final double PANEL_MOST = 150;
    private static final double NAME = 74;
    private static final double[] BOUNDS = {
        0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 100_000
    };
    private static final int FROM_TENTH = 3;
    private static final int FROM_ONE = 6;
    private static final double LEGEND = 30;

    private final List<VariantResult> variants;
    private final double row;
    private final double[] bounds;

    private QueuePanels(List<VariantResult> variants, List<VariantResult> scale) {
        this.variants = variants;
        int most = variants.stream()
                .mapToInt(variant -> variant.charts().servers().size())
                .max()
                .orElse(1);
        row = Math.min(ROW_MOST, PANEL_MOST / most);
        double longest = scale.stream()
                .flatMap(variant -> variant.charts().servers().stream())
                .flatMap(server -> server.queue().stream())
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(1);
        bounds = bounds(longest);
    }

    /**
     * Round numbers to below the longest queue, evenly spread where there are more than shades: from 1, or from less where
     * hardly anything waits, so that servers that are idle at times can be told apart too.
     */
    static double[] bounds(double longest) {
        int first = longest > 5 ? FROM_ONE : longest > 0.5 ? FROM_TENTH : 0;
        int count = 1;
        while (first + count < BOUNDS.length && BOUNDS[first + count] < longest) {
            count++;
        }
        double[] chosen = new double[Math.min(SHADES, count)];
        for (int i = 0; i < chosen.length; i++) {
            chosen[i] = BOUNDS[first + (chosen.length == 1 ? 0 : i * (count - 1) / (chosen.length - 1))];
        }
        return chosen;
    }

    /** Empty where nothing is a server. */
    static String of(List<VariantResult> all, long endNs) {
        return of(all, all, endNs);
    }

    /** Those of {@code some}, in shades that tell all of {@code scale} apart. */
    static String of(List<VariantResult> some, List<VariantResult> scale, long endNs) {
        List<VariantResult> drawn = some.stream()
                .filter(variant -> !variant.charts().servers().isEmpty())
                .toList();
        return drawn.isEmpty() ? "" : new QueuePanels(drawn, scale).draw(endNs);
    }

    private String draw(long endNs) {
        int rows = variants.stream()
                .mapToInt(variant -> variant.charts().servers().size())
                .max()
                .orElse(1);
        Panels panels = new Panels(variants, rows * row, endNs, "fault-frame");
        Svg svg = new Svg(Panels.WIDTH, panels.bottom() + LEGEND, "Queue length of every server over time");
        for (int i = 0; i < panels.count(); i++) {
            panel(svg, panels.draw(svg, i));
        }
        legend(svg, panels.bottom() + 18);
        return svg.end();
    }

    private void panel(Svg svg, Panels.Panel panel) {
        StringBuilder[] shades = new StringBuilder[SHADES];
        for (int i = 0; i < SHADES; i++) {
            shades[i] = new StringBuilder();
        }
        List<ServerSeries> servers = panel.variant().charts().servers();
        int labelled = row >= 9 ? 1 : (int) StrictMath.ceil(9 / row);
        for (int i = 0; i < servers.size(); i++) {
            double top = panel.top() + i * row;
            cells(shades, panel, servers.get(i), top);
            if (i % labelled == 0) {
                svg.text(
                        "tick",
                        panel.axis().left() - 6,
                        top + row / 2 + 4,
                        Svg.Anchor.end,
                        shortened(servers.get(i).name()));
            }
        }
        for (int i = 0; i < SHADES; i++) {
            if (!shades[i].isEmpty()) {
                svg.path("shade shade-" + i, shades[i].toString(), "");
            }
        }
    }

    /** Neighbours of one shade are one rectangle. */
    private void cells(StringBuilder[] shades, Panels.Panel panel, ServerSeries server, double top) {
        List<Double> queue = server.queue();
        int from = 0;
        for (int i = 1; i <= queue.size(); i++) {
            int shade = shade(queue.get(from));
            if (i < queue.size() && shade(queue.get(i)) == shade) {
                continue;
            }
            if (shade >= 0) {
                double left = panel.axis().x(from * server.stepNs());
                double right = panel.axis().x(i * server.stepNs());
                shades[shade]
                        .append('M')
                        .append(Svg.number(left))
                        .append(' ')
                        .append(Svg.number(top + 0.5))
                        .append('H')
                        .append(Svg.number(right))
                        .append('v')
                        .append(Svg.number(row - 1))
                        .append('H')
                        .append(Svg.number(left))
                        .append('z');
            }
            from = i;
        }
    }

    /** The place among the shades; below the first bound nothing is drawn. */
    private int shade(double queue) {
        int shade = -1;
        while (shade < bounds.length - 1 && queue >= bounds[shade + 1]) {
            shade++;
        }
        return shade;
    }

    private void legend(Svg svg, double y) {
        svg.text("tick", NAME, y, Svg.Anchor.start, "requests at a server, at least:");
        double x = NAME + 190;
        for (int i = 0; i < bounds.length; i++) {
            svg.rect("shade shade-" + i, x, y - 10, 26, 12);
            svg.text(
                    "tick",
                    x + 32,
                    y,
                    Svg.Anchor.start,
                    bounds[i] < 1 ? JsonWriter.decimal(bounds[i]) : Figures.plain(bounds[i]));
            x += 96;
        }
    }

    private static String shortened(String name) {
        return name.length() <= 11 ? name : name.substring(0, 10) + "…";
    }
}

package io.netsplit.scenario.report;

import io.netsplit.scenario.result.VariantCharts.ServerSeries;
import io.netsplit.scenario.result.VariantResult;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** How busy every server is: a row for each variant, a stroke for each server, and how evenly they share the work. */
final class UtilisationChart {
    private static final double WIDTH = 1200;
    private static final double LEFT = 220;
    private static final double RIGHT = 850;
    private static final double TOP = 14;
    private static final double ROW = 24;
    private static final int NAME_MAX = 32;

    private UtilisationChart() {}

    /** Empty where nothing is a server. */
    static String of(List<VariantResult> all) {
        List<VariantResult> drawn = all.stream()
                .filter(variant -> !variant.charts().servers().isEmpty())
                .toList();
        if (drawn.isEmpty()) {
            return "";
        }
        double bottom = TOP + drawn.size() * ROW;
        Svg svg = new Svg(WIDTH, bottom + 24, "Utilisation of every server, by variant");
        for (int percent = 0; percent <= 100; percent += 20) {
            svg.line("grid", x(percent / 100.0), TOP, x(percent / 100.0), bottom);
            svg.text("tick", x(percent / 100.0), bottom + 15, Svg.Anchor.middle, percent + " %");
        }
        for (int i = 0; i < drawn.size(); i++) {
            row(svg, drawn.get(i), TOP + i * ROW + ROW / 2);
        }
        return svg.end();
    }

    private static void row(Svg svg, VariantResult variant, double y) {
        List<ServerSeries> servers = variant.charts().servers();
        svg.text("series-label", LEFT - 12, y + 4, Svg.Anchor.end, shortened(variant.name()));
        svg.line("lane", LEFT, y, RIGHT, y);
        for (ServerSeries server : servers) {
            double x = x(server.utilisation());
            svg.rect(
                    "server-stroke",
                    x - 1.5,
                    y - 8,
                    3,
                    16,
                    0,
                    server.name() + " " + Figures.percent(server.utilisation()));
        }
        ServerSeries busiest = servers.stream()
                .max(Comparator.comparingDouble(ServerSeries::utilisation))
                .orElseThrow();
        String fairness =
                String.format(Locale.ROOT, "fairness %.3f", variant.charts().fairness());
        svg.text("series-label", RIGHT + 16, y + 4, Svg.Anchor.start, fairness);
        svg.text(
                "tick",
                RIGHT + 126,
                y + 4,
                Svg.Anchor.start,
                "busiest: " + busiest.name() + ", " + Figures.percent(busiest.utilisation()));
    }

    private static double x(double utilisation) {
        return LEFT + (RIGHT - LEFT) * Math.max(0, Math.min(1, utilisation));
    }

    private static String shortened(String name) {
        return name.length() <= NAME_MAX ? name : name.substring(0, NAME_MAX - 1) + "…";
    }
}

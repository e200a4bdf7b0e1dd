package io.netsplit.scenario.report;

import io.netsplit.scenario.result.AvailabilitySeries;
import java.util.List;

/** Share of operations answered ok over time: one stepped line per side. */
final class AvailabilityPanel {
    private AvailabilityPanel() {}

    static void draw(Svg svg, TimeAxis axis, double top, double height, List<AvailabilitySeries> series) {
        svg.text("panel-title", 12, top - 8, Svg.Anchor.start, "availability: operations answered ok");
        for (int percent = 0; percent <= 100; percent += 50) {
            double y = top + height * (100 - percent) / 100;
            svg.line("grid", axis.left(), y, axis.right(), y);
            svg.text("tick", axis.left() - 8, y + 4, Svg.Anchor.end, percent + " %");
        }
        boolean sided = series.size() > 1;
        double labelY = top + 12;
        for (AvailabilitySeries one : series) {
            String look = "series-" + look(one.side());
            svg.path(
                    "series " + look + (sided && one.side().equals("all") ? " faint" : ""),
                    steps(axis, top, height, one),
                    one.side());
            svg.line("series " + look, axis.right() + 8, labelY - 4, axis.right() + 28, labelY - 4);
            svg.text("series-label", axis.right() + 33, labelY, Svg.Anchor.start, one.side());
            labelY += 18;
        }
    }

    private static String look(String side) {
        return switch (side) {
            case "majority" -> "majority";
            case "minority" -> "minority";
            default -> "all";
        };
    }

    /** Broken where nothing was asked. */
    private static String steps(TimeAxis axis, double top, double height, AvailabilitySeries series) {
        StringBuilder path = new StringBuilder();
        boolean broken = true;
        for (AvailabilitySeries.Bucket bucket : series.buckets()) {
            if (bucket.invoked() == 0) {
                broken = true;
                continue;
            }
            double y = top + height * (1 - bucket.share());
            path.append(broken ? 'M' : 'L')
                    .append(Svg.number(axis.x(bucket.startNs())))
                    .append(' ');
            path.append(Svg.number(y)).append('H').append(Svg.number(axis.x(bucket.endNs())));
            broken = false;
        }
        return path.toString();
    }
}

package io.netsplit.scenario.report;

import io.netsplit.scenario.result.RoleInterval;
import io.netsplit.scenario.result.RunDetail;
import java.util.List;

/** The epoch in which each node believed itself, over time: lines that part show a side that moved on without the other. */
final class TermsPanel {
    private static final int LOOKS = 5;
    private static final double OFFSET = 1.6;

    private TermsPanel() {}

    static void draw(Svg svg, TimeAxis axis, double top, double height, RunDetail detail, List<String> nodes) {
        List<RoleInterval> roles = detail.roles();
        String title = detail.summary().epochWord() + " of each node";
        svg.text("panel-title", 12, top - 8, Svg.Anchor.start, title);
        long highest =
                Math.max(1, roles.stream().mapToLong(RoleInterval::epoch).max().orElse(1));
        long step = Math.max(1, highest / 4);
        for (long term = 0; term <= highest; term += step) {
            double y = top + height * (1 - term / (double) highest);
            svg.line("grid", axis.left(), y, axis.right(), y);
            svg.text("tick", axis.left() - 8, y + 4, Svg.Anchor.end, String.valueOf(term));
        }
        double labelY = top + 12;
        for (int i = 0; i < nodes.size(); i++) {
            String look = "series series-node-" + i % LOOKS;
            double shift = (i - (nodes.size() - 1) / 2.0) * OFFSET;
            svg.path(look, steps(axis, top + shift, height, roles, nodes.get(i), highest), nodes.get(i));
            if (labelY < top + height + 4) {
                svg.line(look, axis.right() + 8, labelY - 4, axis.right() + 28, labelY - 4);
                svg.text("series-label", axis.right() + 33, labelY, Svg.Anchor.start, nodes.get(i));
                labelY += 18;
            }
        }
    }

    private static String steps(
            TimeAxis axis, double top, double height, List<RoleInterval> roles, String node, long highest) {
        StringBuilder path = new StringBuilder();
        long expected = Long.MIN_VALUE;
        for (RoleInterval role : roles) {
            if (!role.node().equals(node)) {
                continue;
            }
            double y = top + height * (1 - role.epoch() / (double) highest);
            path.append(role.startNs() == expected ? 'L' : 'M')
                    .append(Svg.number(axis.x(role.startNs())))
                    .append(' ');
            path.append(Svg.number(y)).append('H').append(Svg.number(axis.x(role.endNs())));
            expected = role.endNs();
        }
        return path.toString();
    }
}

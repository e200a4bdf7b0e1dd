package io.netsplit.scenario.report;

import io.netsplit.scenario.result.RoleInterval;
import io.netsplit.scenario.result.RunDetail;
import java.util.List;

/** Draws what one node believed about itself: a line while it follows, a band with its epoch while it leads. */
final class RoleLane {
    private static final double PX_PER_LETTER = 6.2;

    private final Svg svg;
    private final TimeAxis axis;
    private final Epochs epochs;
    private final double bandHeight;

    RoleLane(Svg svg, TimeAxis axis, Epochs epochs, double bandHeight) {
        this.svg = svg;
        this.axis = axis;
        this.epochs = epochs;
        this.bandHeight = bandHeight;
    }

    void draw(RunDetail detail, String node, double y) {
        svg.line("lane", axis.left(), y, axis.right(), y);
        svg.text("node", axis.left() - 10, y + 4, Svg.Anchor.end, node);
        for (RoleInterval role : detail.roles()) {
            if (role.node().equals(node) && axis.overlaps(role.startNs(), role.endNs())) {
                role(role, detail.summary().epochWord() + " " + role.epoch(), y);
            }
        }
        List<RunDetail.NodeState> states = detail.states();
        states.stream()
                .filter(state -> state.node().equals(node) && axis.overlaps(state.startNs(), state.endNs()))
                .forEach(state -> state(state, y));
    }

    private void role(RoleInterval role, String epoch, double y) {
        double x = axis.x(role.startNs());
        double width = Math.max(1, axis.x(role.endNs()) - x);
        String title = role.node() + " " + role.role() + ", " + epoch + ", " + Figures.instant(role.startNs()) + " to "
                + Figures.instant(role.endNs());
        if (role.role().equals("leader")) {
            svg.rect("band " + epochs.look(role.epoch()), x, y - bandHeight / 2, width, bandHeight, 3, title);
            label("leader, " + epoch, epoch, x, y, width);
        } else if (role.role().equals("candidate")) {
            svg.rect("candidate", x, y - bandHeight / 4, width, bandHeight / 2, 2, title);
        } else if (!role.role().equals("follower")) {
            svg.rect("other-role", x, y - 2, width, 4, 0, title);
        }
    }

    /** On a plate of its own: the band behind it has a pattern. */
    private void label(String longText, String shortText, double x, double y, double width) {
        String text = longText.length() * PX_PER_LETTER + 12 < width ? longText : shortText;
        double plate = text.length() * PX_PER_LETTER + 6;
        if (plate + 6 > width) {
            return;
        }
        svg.rect("plate", x + 4, y - 7, plate, 14, 3, "");
        svg.text("band-label", x + 7, y + 4, Svg.Anchor.start, text);
    }

    private void state(RunDetail.NodeState state, double y) {
        double x = axis.x(state.startNs());
        double width = Math.max(2, axis.x(state.endNs()) - x);
        String title = state.node() + " " + state.state() + ", " + Figures.instant(state.startNs()) + " to "
                + Figures.instant(state.endNs());
        svg.rect("down", x, y - bandHeight / 2, width, bandHeight, 2, title);
        label(state.state(), state.state(), x, y, width);
    }
}

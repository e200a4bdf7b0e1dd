package io.netsplit.scenario.report;

import io.netsplit.scenario.result.FaultInterval;
import io.netsplit.scenario.result.MessageView;
import io.netsplit.scenario.result.OperationView;
import io.netsplit.scenario.result.RunDetail;
import io.netsplit.scenario.result.SplitBrain;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The space-time diagram after Lamport (1978): a lane for each node, time from left to right, an arrow for each message. The
 * two sides of a cut stand apart, messages that did not arrive end in a cross, and whoever leads wears a band. Below are the
 * clients with what they asked for and whether they got it.
 */
final class SpaceTimeDiagram {
    private static final double WIDTH = 1200;
    private static final double LEFT = 96;
    private static final double RIGHT = 1184;
    private static final double LANE = 50;
    private static final double GAP = 34;
    private static final double BAND = 16;
    private static final double CLIENT_LANE = 20;
    private static final double FAULT_ROW = 22;
    private static final int CLIENTS_MAX = 10;
    private static final int SPLITS_MAX = 20;
    private static final int LABEL_MAX = 120;
    private static final int TICKS_MAX = 12;

    private final RunDetail detail;
    private final int messagesMax;
    private final Sides sides;
    private final TimeAxis axis;
    private final Map<String, Double> lanes = new LinkedHashMap<>();
    private final List<List<String>> groups;
    private final List<FaultInterval> faults;
    private final List<SplitBrain> splits;
    private final List<String> clients;
    private final double nodesTop;
    private final double nodesBottom;
    private final Svg svg;

    private SpaceTimeDiagram(RunDetail detail, int messagesMax) {
        this.detail = detail;
        this.messagesMax = messagesMax;
        this.sides = Sides.of(detail);
        // A run that a bound ended before its first event has no length; an axis needs one.
        this.axis = new TimeAxis(
                detail.windowStartNs(), Math.max(detail.windowStartNs() + 1, detail.windowEndNs()), LEFT, RIGHT);
        this.faults = detail.summary().faults().stream()
                .filter(fault -> axis.overlaps(fault.startNs(), fault.endNs()))
                .toList();
        this.splits = detail.summary().splitBrains().stream()
                .filter(split -> axis.overlaps(split.startNs(), split.endNs()))
                .limit(SPLITS_MAX)
                .toList();
        List<String> chosen = LaneChoice.of(detail);
        this.groups = sides.groups().stream()
                .map(group -> group.stream().filter(chosen::contains).toList())
                .filter(group -> !group.isEmpty())
                .toList();
        this.clients = clientsOf(detail);
        this.nodesTop = 8 + (faults.size() + (splits.isEmpty() ? 0 : 1)) * FAULT_ROW;
        this.nodesBottom = placeLanes();
        double height = nodesBottom + 30 + (clients.isEmpty() ? 0 : 18 + clients.size() * CLIENT_LANE);
        this.svg = new Svg(WIDTH, height, "Space-time diagram: " + detail.focusText());
    }

    /** The picture; of more than {@code messagesMax} messages, those nearest to the focus. */
    static String of(RunDetail detail, int messagesMax) {
        return new SpaceTimeDiagram(detail, messagesMax).draw();
    }

    private double placeLanes() {
        double y = nodesTop;
        for (List<String> group : groups) {
            y += sides.isCut() ? GAP : 14;
            for (String node : group) {
                lanes.put(node, y + LANE / 2 - 8);
                y += LANE;
            }
            y -= sides.isCut() ? 8 : 4;
        }
        return y + 8;
    }

    private String draw() {
        groups();
        axis.draw(svg, nodesTop, nodesBottom, TICKS_MAX, "seconds");
        faults();
        svg.group("messages");
        Messages.nearest(detail, lanes, messagesMax).forEach(this::message);
        svg.endGroup();
        Epochs epochs = new Epochs(detail.roles());
        RoleLane lane = new RoleLane(svg, axis, epochs, BAND);
        lanes.forEach((node, y) -> lane.draw(detail, node, y));
        marks();
        focus();
        clients();
        return svg.end();
    }

    private void groups() {
        if (!sides.isCut()) {
            return;
        }
        for (int i = 0; i < groups.size(); i++) {
            List<String> group = groups.get(i);
            double top = lane(group.get(0)) - LANE / 2;
            double bottom = lane(group.get(group.size() - 1)) + LANE / 2 - 4;
            svg.rect("side side-" + i % 3, 4, top - 10, WIDTH - 8, bottom - top + 10, 6, "");
            svg.text("side-label", 12, top + 5, Svg.Anchor.start, sides.word(sides.groupOf(group.get(0))));
        }
    }

    private double lane(String node) {
        return lanes.getOrDefault(node, nodesTop);
    }

    private void faults() {
        double y = 4;
        for (FaultInterval fault : faults) {
            double x = axis.x(fault.startNs());
            double width = Math.max(3, axis.x(fault.endNs()) - x);
            String text = fault.detail().isEmpty() ? fault.name() : fault.name() + ": " + fault.detail();
            svg.rect("fault", x, y, width, FAULT_ROW - 6, 3, text);
            svg.barLabel("fault-label", text, x, width, y + 12, WIDTH);
            if (axis.contains(fault.startNs())) {
                svg.line("fault-edge", x, y + FAULT_ROW - 6, x, nodesBottom);
            }
            if (axis.contains(fault.endNs()) && fault.endNs() < detail.summary().simulatedNs()) {
                svg.line("fault-edge", x + width, y + FAULT_ROW - 6, x + width, nodesBottom);
            }
            y += FAULT_ROW;
        }
        for (SplitBrain split : splits) {
            double x = axis.x(split.startNs());
            double width = Math.max(3, axis.x(split.endNs()) - x);
            String text = Sentences.leaders(split, detail.summary().epochWord());
            svg.rect(
                    "split-strip",
                    x,
                    y,
                    width,
                    FAULT_ROW - 6,
                    3,
                    Sentences.splitBrain(split, detail.summary().epochWord()));
            svg.barLabel("split-label", text, x, width, y + 12, WIDTH);
        }
    }

    private void message(MessageView message) {
        double from = lane(message.from());
        double to = lane(message.to());
        double direction = Math.signum(to - from);
        double y1 = from + direction * (BAND / 2);
        double y2 = to - direction * (BAND / 2 + 1);
        double x1 = axis.x(message.sentNs());
        String title = message.type() + " " + message.from() + " → " + message.to() + " at "
                + Figures.instant(message.sentNs()) + ", " + message.fate().replace('-', ' ') + ": " + message.text();
        if (message.fate().equals("delivered") || message.fate().equals("under-way")) {
            long end = message.endNs() < 0 ? detail.windowEndNs() : message.endNs();
            svg.path(look(message), arrow(x1, y1, axis.x(end), y2), title);
        } else {
            lost(message, x1, y1, y2, title);
        }
    }

    /** A stub toward the receiver, and a cross where it ends: in the gap for a cut, near the receiver else. */
    private void lost(MessageView message, double x1, double y1, double y2, String title) {
        double share = message.fate().equals("partition") ? 0.5 : 0.8;
        double x2 = Math.max(x1 + 3, axis.x(Math.max(message.endNs(), message.sentNs())));
        double y = y1 + (y2 - y1) * share;
        String cross = "M" + point(x2 - 3, y - 3) + "L" + point(x2 + 3, y + 3) + "M" + point(x2 - 3, y + 3) + "L"
                + point(x2 + 3, y - 3);
        svg.path("lost", "M" + point(x1, y1) + "L" + point(x2, y) + cross, title);
    }

    /** Elections are what a split is about: their messages stand out from the steady traffic. */
    private static String look(MessageView message) {
        String type = message.type().toLowerCase(Locale.ROOT);
        return type.contains("vote") || type.contains("election") || type.contains("ballot") ? "vote" : "message";
    }

    private static String arrow(double x1, double y1, double x2, double y2) {
        double length = Math.max(1, Math.sqrt((x2 - x1) * (x2 - x1) + (y2 - y1) * (y2 - y1)));
        double ux = (x2 - x1) / length * 5;
        double uy = (y2 - y1) / length * 5;
        return "M" + point(x1, y1) + "L" + point(x2, y2) + "M" + point(x2 - ux - uy / 2, y2 - uy + ux / 2) + "L"
                + point(x2, y2) + "L" + point(x2 - ux + uy / 2, y2 - uy - ux / 2);
    }

    private static String point(double x, double y) {
        return Svg.number(x) + " " + Svg.number(y);
    }

    private void marks() {
        for (RunDetail.Mark mark : detail.marks()) {
            if (!axis.contains(mark.timeNs()) || mark.kind().equals("violation")) {
                continue;
            }
            Double y = lanes.get(mark.node());
            if (y != null) {
                svg.circle("mark", axis.x(mark.timeNs()), y, 2.5, mark.kind() + ": " + mark.text());
            }
        }
    }

    private void focus() {
        detail.marks().stream()
                .filter(mark -> mark.kind().equals("violation") && axis.contains(mark.timeNs()))
                .limit(3)
                .forEach(mark -> flag("violation", axis.x(mark.timeNs()), cut(mark.text())));
    }

    private void flag(String look, double x, String text) {
        svg.line(look, x, nodesTop, x, nodesBottom);
        boolean right = x < (LEFT + RIGHT) / 2;
        svg.text(
                look + "-label",
                right ? x + 5 : x - 5,
                nodesBottom - 4,
                right ? Svg.Anchor.start : Svg.Anchor.end,
                text);
    }

    private static String cut(String text) {
        return text.length() <= LABEL_MAX ? text : text.substring(0, LABEL_MAX - 1) + "…";
    }

    private void clients() {
        double y = nodesBottom + 34;
        if (!clients.isEmpty()) {
            svg.text("side-label", 12, y, Svg.Anchor.start, "clients");
        }
        for (String client : clients) {
            y += CLIENT_LANE;
            svg.line("lane", LEFT, y, RIGHT, y);
            svg.text("client", LEFT - 10, y + 4, Svg.Anchor.end, client);
            double lane = y;
            detail.operations().stream()
                    .filter(operation -> operation.client().equals(client))
                    .forEach(operation -> operation(operation, lane));
        }
    }

    private void operation(OperationView operation, double y) {
        double x = axis.x(operation.invokedNs());
        double width = Math.max(2, axis.x(operation.completedNs()) - x - 0.6);
        String look = "op op-" + operation.completion().name().toLowerCase(Locale.ROOT);
        svg.rect(look, x, y - 6, width, 12, 2, Operations.title(operation));
    }

    private static List<String> clientsOf(RunDetail detail) {
        return detail.clients().stream()
                .filter(client -> detail.operations().stream()
                        .anyMatch(operation -> operation.client().equals(client)))
                .limit(CLIENTS_MAX)
                .toList();
    }
}

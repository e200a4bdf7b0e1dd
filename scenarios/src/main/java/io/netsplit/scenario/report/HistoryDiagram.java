package io.netsplit.scenario.report;

import io.netsplit.history.Completion;
import io.netsplit.scenario.result.FaultInterval;
import io.netsplit.scenario.result.OperationView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeSet;

/**
 * Client operations as bars from invocation to completion, a lane for each client. The end of a bar tells how the operation
 * ended: straight where it was answered, crossed out where it failed, torn off in an arrow where nobody knows. Dots joined by
 * a line are the instants at which the operations can have taken effect.
 */
public final class HistoryDiagram {
    private static final double WIDTH = 1200;
    private static final double LEFT = 96;
    private static final double RIGHT = 1160;
    private static final double LANE = 40;
    private static final double BAR = 24;
    private static final double FAULT_ROW = 22;
    private static final double PX_PER_LETTER = 6.6;
    private static final double EVENT_GAP = 14;
    private static final int LANES_MAX = 40;
    private static final int FEW = 12;
    private static final int FAULTS_MAX = 12;

    private final HistoryPicture picture;
    private final HistoryLanes lanes;
    private final HistoryAxis axis;
    private final List<FaultInterval> faults;
    private final String commonKey;
    private final double top;
    private final double bottom;
    private final Svg svg;

    private HistoryDiagram(HistoryPicture picture) {
        this.picture = picture;
        List<OperationView> operations = picture.operations();
        lanes = HistoryLanes.of(operations, LANES_MAX);
        commonKey = commonKey(operations);
        axis = picture.toScale() ? straightAxis() : stretchedAxis();
        faults = picture.faults().stream()
                .filter(fault -> axis.overlaps(fault.startNs(), fault.endNs()))
                .limit(FAULTS_MAX)
                .toList();
        top = 24 + faults.size() * FAULT_ROW;
        bottom = top + 8 + lanes.names().size() * LANE;
        svg = new Svg(WIDTH, bottom + 26, picture.label());
    }

    /** The drawing as an element of a page that has the style sheet of {@link PageParts}. */
    public static String of(HistoryPicture picture) {
        return new HistoryDiagram(picture).draw();
    }

    /** How many operations have no lane, because a picture has at most so many. */
    public static int leftOut(HistoryPicture picture) {
        return HistoryLanes.of(picture.operations(), LANES_MAX).leftOut();
    }

    private static String commonKey(List<OperationView> operations) {
        String key = operations.isEmpty() ? "" : operations.get(0).key();
        return operations.stream().allMatch(operation -> operation.key().equals(key)) ? key : "";
    }

    private HistoryAxis straightAxis() {
        List<OperationView> operations = picture.operations();
        long start =
                operations.stream().mapToLong(OperationView::invokedNs).min().orElse(0);
        long end = operations.stream().mapToLong(HistoryDiagram::knownEnd).max().orElse(1);
        long margin = Math.max(1, (end - start) / 30);
        return HistoryAxis.straight(Math.max(0, start - margin), end + margin, LEFT, RIGHT, picture.positionWord());
    }

    /** First every event gets the least room in which its bars show their labels; what is left over is shared out. */
    private HistoryAxis stretchedAxis() {
        TreeSet<Long> instants = new TreeSet<>();
        for (OperationView operation : picture.operations()) {
            instants.add(operation.invokedNs());
            instants.add(knownEnd(operation));
        }
        if (instants.isEmpty()) {
            return straightAxis();
        }
        long[] times = instants.stream().mapToLong(Long::longValue).toArray();
        double[] xs = new double[times.length];
        for (int i = 1; i < times.length; i++) {
            xs[i] = xs[i - 1] + EVENT_GAP;
            for (OperationView operation : picture.operations()) {
                if (HistoryLanes.isClosed(operation) && operation.completedNs() == times[i]) {
                    int from = java.util.Arrays.binarySearch(times, operation.invokedNs());
                    xs[i] = Math.max(xs[i], xs[from] + room(operation));
                }
            }
        }
        double rest = 0;
        for (OperationView operation : picture.operations()) {
            int from = java.util.Arrays.binarySearch(times, operation.invokedNs());
            rest = Math.max(rest, xs[from] + (HistoryLanes.isClosed(operation) ? 0 : room(operation)));
        }
        double length = Math.max(1, Math.max(rest, xs[xs.length - 1]));
        double scale = (RIGHT - LEFT - 16) / length;
        for (int i = 0; i < xs.length; i++) {
            xs[i] = LEFT + 8 + xs[i] * scale;
        }
        return HistoryAxis.stretched(times, xs, picture.positionWord());
    }

    private double room(OperationView operation) {
        return label(operation).length() * PX_PER_LETTER + 18;
    }

    private String draw() {
        faults();
        axis.draw(svg, top, bottom, important());
        List<String> names = lanes.names();
        for (int row = 0; row < names.size(); row++) {
            svg.line("lane", LEFT, y(row), RIGHT, y(row));
            svg.text("node", LEFT - 10, y(row) + 4, Svg.Anchor.end, names.get(row));
        }
        picture.operations().forEach(this::operation);
        points();
        return svg.end();
    }

    private double y(int row) {
        return top + 8 + row * LANE + LANE / 2;
    }

    /** The instants that the sentence most likely names. */
    private List<Long> important() {
        List<Long> instants = new ArrayList<>();
        for (OperationView operation : picture.operations()) {
            if (operation.index() == picture.stuck()) {
                instants.add(0, operation.completedNs());
                instants.add(operation.invokedNs());
            } else if (operation.completion() == Completion.OK) {
                instants.add(operation.completedNs());
            }
        }
        return instants;
    }

    private void faults() {
        double y = 4;
        for (FaultInterval fault : faults) {
            double x = axis.x(fault.startNs());
            double width = Math.max(3, axis.x(fault.endNs()) - x);
            svg.rect("fault-shade", x, y + FAULT_ROW - 6, width, bottom - y - FAULT_ROW + 6);
            String text = fault.detail().isEmpty() ? fault.name() : fault.name() + ": " + fault.detail();
            svg.rect("fault", x, y, width, FAULT_ROW - 6, 3, text);
            svg.barLabel("fault-label", text, x, width, y + 12, WIDTH);
            y += FAULT_ROW;
        }
    }

    private void operation(OperationView operation) {
        int row = lanes.row(operation);
        if (row < 0) {
            return;
        }
        boolean stuck = operation.index() == picture.stuck();
        double x = axis.x(operation.invokedNs());
        double end = HistoryLanes.isClosed(operation) ? axis.x(operation.completedNs()) : RIGHT;
        double width = Math.max(4, end - x);
        if (stuck) {
            stuck(x, width, y(row));
        }
        String look = "op op-" + operation.completion().name().toLowerCase(Locale.ROOT) + (stuck ? " op-stuck" : "");
        String title = Operations.title(operation, picture.positionWord());
        bar(operation, look, x, width, y(row), title);
        label(operation, x, width, y(row), stuck);
    }

    private void bar(OperationView operation, String look, double x, double width, double y, String title) {
        double half = BAR / 2;
        switch (operation.completion()) {
            case OK -> svg.rect(look, x, y - half, width, BAR, 3, title);
            case FAIL -> {
                svg.rect(look, x, y - half, width, BAR, 3, title);
                String cross = "M" + point(x, y - half) + "L" + point(x + width, y + half) + "M" + point(x, y + half)
                        + "L" + point(x + width, y - half);
                svg.path("op-cross", cross, "");
            }
            case INFO, OPEN -> {
                double tip = Math.min(half, width / 2);
                String outline = "M" + point(x, y - half) + "H" + Svg.number(x + width - tip) + "L"
                        + point(x + width, y) + "L" + point(x + width - tip, y + half) + "H" + Svg.number(x) + "Z";
                svg.path(look, outline, title);
            }
        }
    }

    /** Where the history ceases to be linearizable. */
    private void stuck(double x, double width, double y) {
        svg.line("violation", x + width, top - 2, x + width, bottom);
        boolean right = x + width < (LEFT + RIGHT) / 2;
        svg.text(
                "violation-label",
                right ? x + width + 6 : x + width - 6,
                top + 3,
                right ? Svg.Anchor.start : Svg.Anchor.end,
                "cannot be placed");
        svg.target(picture.anchor(), x - 5, y - BAR / 2 - 5, width + 10, BAR + 10);
    }

    private void label(OperationView operation, double x, double width, double y, boolean always) {
        String label = label(operation);
        double needed = label.length() * PX_PER_LETTER + 8;
        if (needed <= width) {
            svg.rect("plate", x + 3, y - 8, needed - 2, 16, 3, "");
            svg.text("op-label", x + 7, y + 4, Svg.Anchor.start, label);
        } else if (x + width + needed < next(operation)) {
            svg.text("op-label", x + width + 4, y + 4, Svg.Anchor.start, label);
        } else if (always || picture.operations().size() <= FEW) {
            boolean right = x + needed < RIGHT;
            svg.text(
                    "op-label",
                    right ? x : x + width,
                    y - BAR / 2 - 3,
                    right ? Svg.Anchor.start : Svg.Anchor.end,
                    label);
        }
    }

    /** Where the next bar of the same lane begins. */
    private double next(OperationView operation) {
        double next = RIGHT + 30;
        for (OperationView other : picture.operations()) {
            if (lanes.row(other) == lanes.row(operation) && other.index() > operation.index()) {
                next = Math.min(next, axis.x(other.invokedNs()));
            }
        }
        return next;
    }

    private String label(OperationView operation) {
        return Operations.label(operation, commonKey);
    }

    /** The dots, and the line that joins them in the order in which the operations can have taken effect. */
    private void points() {
        List<OperationView> placed = picture.operations().stream()
                .filter(operation -> picture.points().containsKey(operation.index()) && lanes.row(operation) >= 0)
                .sorted(Comparator.comparingLong((OperationView operation) -> at(operation))
                        .thenComparingLong(OperationView::index))
                .toList();
        StringBuilder line = new StringBuilder();
        for (OperationView operation : placed) {
            line.append(line.length() == 0 ? "M" : "L")
                    .append(point(axis.x(at(operation)), y(lanes.row(operation)) + BAR / 2));
        }
        if (placed.size() > 1) {
            svg.path("order", line.toString(), "");
        }
        for (OperationView operation : placed) {
            svg.circle("point", axis.x(at(operation)), y(lanes.row(operation)) + BAR / 2, 3.2, "");
        }
    }

    private long at(OperationView operation) {
        return Objects.requireNonNull(picture.points().get(operation.index()));
    }

    private static long knownEnd(OperationView operation) {
        return HistoryLanes.isClosed(operation) ? operation.completedNs() : operation.invokedNs();
    }

    private static String point(double x, double y) {
        return Svg.number(x) + " " + Svg.number(y);
    }
}

package io.netsplit.scenario.report;

import io.netsplit.history.Completion;
import io.netsplit.scenario.result.Inconsistency;
import io.netsplit.scenario.result.OperationView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The smallest set of operations that no order explains: a lane for each process, a bar from invocation to completion. An
 * operation whose end is unknown has no right edge.
 */
final class HistoryDiagram {
    private static final double WIDTH = 1200;
    private static final double LEFT = 96;
    private static final double RIGHT = 1160;
    private static final double LANE = 40;
    private static final double BAR = 24;
    private static final double PX_PER_LETTER = 6.6;
    private static final int LANES_MAX = 16;
    private static final int TICKS_MAX = 10;

    private final TimeAxis axis;
    private final Map<String, Double> lanes = new LinkedHashMap<>();
    private final List<OperationView> operations;
    private final Svg svg;

    private HistoryDiagram(Inconsistency found) {
        this.operations = found.operations();
        long start =
                operations.stream().mapToLong(OperationView::invokedNs).min().orElse(0);
        long end = operations.stream().mapToLong(HistoryDiagram::knownEnd).max().orElse(1);
        long margin = Math.max(1_000, (end - start) / 20);
        this.axis = new TimeAxis(Math.max(0, start - margin), end + margin, LEFT, RIGHT);
        for (OperationView operation : operations) {
            if (lanes.size() < LANES_MAX) {
                lanes.computeIfAbsent(lane(operation), name -> 26 + lanes.size() * LANE);
            }
        }
        this.svg = new Svg(WIDTH, 20 + lanes.size() * LANE + 26, found.sentence());
    }

    static String of(Inconsistency found) {
        return new HistoryDiagram(found).draw();
    }

    private String draw() {
        axis.draw(svg, 4, 12 + lanes.size() * LANE, TICKS_MAX, "seconds");
        lanes.forEach((name, y) -> {
            svg.line("lane", LEFT, y, RIGHT, y);
            svg.text("node", LEFT - 10, y + 4, Svg.Anchor.end, name);
        });
        operations.forEach(this::operation);
        return svg.end();
    }

    private void operation(OperationView operation) {
        Double y = lanes.get(lane(operation));
        if (y == null) {
            return;
        }
        boolean closed = operation.completion() == Completion.OK || operation.completion() == Completion.FAIL;
        double x = axis.x(operation.invokedNs());
        double end = closed ? axis.x(operation.completedNs()) : RIGHT;
        double width = Math.max(3, end - x);
        String look = "op op-" + operation.completion().name().toLowerCase(Locale.ROOT);
        svg.rect(look, x, y - BAR / 2, width, BAR, 3, Operations.title(operation));
        String label = Operations.label(operation);
        double needed = label.length() * PX_PER_LETTER + 8;
        if (needed <= width) {
            svg.rect("plate", x + 3, y - 8, needed - 2, 16, 3, "");
            svg.text("op-label", x + 7, y + 4, Svg.Anchor.start, label);
        } else if (x + needed < RIGHT) {
            svg.text("op-label", x, y - BAR / 2 - 3, Svg.Anchor.start, label);
        } else {
            svg.text("op-label", x + width, y - BAR / 2 - 3, Svg.Anchor.end, label);
        }
    }

    private static long knownEnd(OperationView operation) {
        boolean closed = operation.completion() == Completion.OK || operation.completion() == Completion.FAIL;
        return closed ? operation.completedNs() : operation.invokedNs();
    }

    private static String lane(OperationView operation) {
        return operation.client();
    }
}

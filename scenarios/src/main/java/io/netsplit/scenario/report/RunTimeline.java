package io.netsplit.scenario.report;

import io.netsplit.scenario.result.FaultInterval;
import io.netsplit.scenario.result.RunDetail;
import io.netsplit.scenario.result.SplitBrain;
import java.util.List;

/**
 * The whole run on one time axis: faults, who led, when more than one did, availability of each side, and latency. What
 * belongs together stands one below the other.
 */
final class RunTimeline {
    private static final double WIDTH = 1200;
    private static final double LEFT = 96;
    private static final double RIGHT = 1104;
    private static final double FAULT_ROW = 22;
    private static final double LANE = 26;
    private static final double BAND = 16;
    private static final double PANEL = 110;
    private static final double PANEL_GAP = 30;
    private static final int FAULTS_MAX = 12;
    private static final int TICKS_MAX = 13;

    private final RunDetail detail;
    private final TimeAxis axis;
    private final List<FaultInterval> faults;
    private final double lanesTop;
    private final double lanesBottom;
    private final Svg svg;

    private RunTimeline(RunDetail detail) {
        this.detail = detail;
        long end = Math.max(1, detail.summary().simulatedNs());
        this.axis = new TimeAxis(0, end, LEFT, RIGHT);
        this.faults = detail.summary().faults().stream().limit(FAULTS_MAX).toList();
        this.lanesTop = 10 + faults.size() * FAULT_ROW + 18;
        this.lanesBottom = lanesTop + detail.nodes().size() * LANE;
        this.svg = new Svg(WIDTH, lanesBottom + 2 * (PANEL_GAP + PANEL) + 26, "The whole run on one time axis");
    }

    static String of(RunDetail detail) {
        return new RunTimeline(detail).draw();
    }

    private String draw() {
        double availabilityTop = lanesBottom + PANEL_GAP;
        double latencyTop = availabilityTop + PANEL + PANEL_GAP;
        double bottom = latencyTop + PANEL;
        faults(bottom);
        axis.draw(svg, lanesTop - 6, bottom, TICKS_MAX, "seconds");
        window(bottom);
        splitBrains();
        RoleLane lane = new RoleLane(svg, axis, new Epochs(detail.roles()), BAND);
        double y = lanesTop + LANE / 2;
        for (String node : detail.nodes()) {
            lane.draw(detail, node, y);
            y += LANE;
        }
        violations(bottom);
        AvailabilityPanel.draw(
                svg, axis, availabilityTop, PANEL, detail.summary().availability());
        LatencyPanel.draw(svg, axis, latencyTop, PANEL, detail.latency());
        return svg.end();
    }

    private void faults(double bottom) {
        double y = 6;
        for (FaultInterval fault : faults) {
            double x = axis.x(fault.startNs());
            double width = Math.max(3, axis.x(fault.endNs()) - x);
            svg.rect("fault-shade", x, y + FAULT_ROW - 6, width, bottom - y - FAULT_ROW + 6);
            String text = fault.detail().isEmpty() ? fault.name() : fault.name() + ": " + fault.detail();
            svg.rect("fault", x, y, width, FAULT_ROW - 6, 3, text);
            faultLabel(text, x, width, y + 12);
            y += FAULT_ROW;
        }
    }

    private void faultLabel(String text, double x, double width, double y) {
        double needed = text.length() * 6.4 + 12;
        if (needed <= width) {
            svg.text("fault-label", x + 6, y, Svg.Anchor.start, text);
        } else if (x + width + needed < WIDTH) {
            svg.text("fault-label", x + width + 6, y, Svg.Anchor.start, text);
        } else {
            svg.text("fault-label", x - 6, y, Svg.Anchor.end, text);
        }
    }

    /** Where the space-time diagram looks closer. */
    private void window(double bottom) {
        double x = axis.x(detail.windowStartNs());
        double width = Math.max(2, axis.x(detail.windowEndNs()) - x);
        svg.rect("window", x, lanesTop - 6, width, bottom - lanesTop + 6, 2, "the window of the space-time diagram");
    }

    private void splitBrains() {
        double labelEnd = 0;
        for (SplitBrain split : detail.summary().splitBrains()) {
            double x = axis.x(split.startNs());
            double width = Math.max(2, axis.x(split.endNs()) - x);
            String text = Sentences.splitBrain(split);
            svg.rect("split-brain", x, lanesTop - 4, width, lanesBottom - lanesTop + 6, 3, text);
            if (x > labelEnd) {
                String label = split.leaders().size() + " leaders, " + Figures.span(split.endNs() - split.startNs());
                svg.text("split-brain-label", x, lanesTop - 8, Svg.Anchor.start, label);
                labelEnd = x + label.length() * 6.4;
            }
        }
    }

    private void violations(double bottom) {
        detail.marks().stream()
                .filter(mark -> mark.kind().equals("violation"))
                .limit(5)
                .forEach(mark -> {
                    double x = axis.x(mark.timeNs());
                    svg.line("violation", x, lanesTop - 6, x, bottom);
                    svg.path(
                            "violation-flag",
                            "M" + Svg.number(x) + " " + Svg.number(lanesTop - 6) + "l-5 -8h10z",
                            mark.text());
                });
    }
}

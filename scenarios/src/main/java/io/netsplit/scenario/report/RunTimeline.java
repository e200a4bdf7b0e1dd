package io.netsplit.scenario.report;

import io.netsplit.scenario.result.FaultInterval;
import io.netsplit.scenario.result.RunDetail;
import io.netsplit.scenario.result.SplitBrain;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The whole run on one time axis: faults above, and below them the panels that the scenario asks for: who led, when more than
 * one did, availability of each side, latency, terms. What belongs together stands one below the other.
 */
final class RunTimeline {
    /** The panel of faults and leaders, which the strip of the dashboard shows as well. */
    static final String LEADERS = "timeline";

    /** All panels in their usual order, by the words of the format. */
    static final List<String> PANELS = List.of(LEADERS, "availability", "latency", "terms");

    /** What is drawn where a scenario says nothing. */
    static final List<String> USUAL = List.of(LEADERS, "availability", "latency");

    private static final double WIDTH = 1232;
    private static final double LEFT = 84;
    private static final double RIGHT = 1136;
    private static final double FAULT_ROW = 22;
    private static final double LANE = 26;
    private static final double BAND = 16;
    private static final double PANEL = 110;
    private static final double TITLE = 30;
    private static final int FAULTS_MAX = 12;
    private static final int TICKS_MAX = 13;
    private static final int FLAGS_MAX = 5;

    private final RunDetail detail;
    private final TimeAxis axis;
    private final List<FaultInterval> faults;
    private final double faultRow;
    private final List<String> nodes;
    private final Map<String, Double> tops = new LinkedHashMap<>();
    private final double top;
    private final double bottom;
    private final Svg svg;

    private RunTimeline(RunDetail detail, List<String> panels, boolean named) {
        this.detail = detail;
        this.axis = new TimeAxis(0, Math.max(1, detail.summary().simulatedNs()), LEFT, RIGHT);
        this.faults = detail.summary().faults().stream().limit(FAULTS_MAX).toList();
        this.nodes = LaneChoice.of(detail);
        this.faultRow = named ? FAULT_ROW : 0;
        this.top = 10 + faults.size() * faultRow;
        double y = top;
        for (String panel : panels) {
            y += panel.equals(LEADERS) ? TITLE - 12 : TITLE;
            tops.put(panel, y);
            y += panel.equals(LEADERS) ? nodes.size() * LANE : PANEL;
        }
        this.bottom = y;
        this.svg = new Svg(WIDTH, bottom + 26, "The whole run on one time axis");
    }

    /** @param named whether faults have a row each with their names; where not, they are named above */
    static String of(RunDetail detail, List<String> panels, boolean named) {
        return new RunTimeline(detail, panels, named).draw();
    }

    private String draw() {
        faults();
        axis.draw(svg, top, bottom, TICKS_MAX, "seconds");
        if (!detail.nodes().isEmpty()) {
            window();
        }
        tops.forEach(this::panel);
        violations();
        return svg.end();
    }

    /** The part that the space-time diagram shows, where there is one. */
    private void window() {
        double x = axis.x(detail.windowStartNs());
        double width = Math.max(2, axis.x(detail.windowEndNs()) - x);
        svg.rect("window", x, top, width, bottom - top, 2, "the window of the space-time diagram");
    }

    private void panel(String name, double y) {
        switch (name) {
            case LEADERS -> lanes(y);
            case "availability" ->
                AvailabilityPanel.draw(svg, axis, y, PANEL, detail.summary().availability());
            case "latency" -> LatencyPanel.draw(svg, axis, y, PANEL, detail.latency());
            case "terms" -> TermsPanel.draw(svg, axis, y, PANEL, detail, nodes);
            default -> throw new IllegalArgumentException("no panel is called " + name);
        }
    }

    private void faults() {
        double y = 6;
        for (FaultInterval fault : faults) {
            double x = axis.x(fault.startNs());
            double width = Math.max(3, axis.x(fault.endNs()) - x);
            double shadeTop = faultRow == 0 ? 0 : y + FAULT_ROW - 6;
            svg.rect("fault-shade", x, shadeTop, width, bottom - shadeTop);
            if (faultRow > 0) {
                String text = fault.detail().isEmpty() ? fault.name() : fault.name() + ": " + fault.detail();
                svg.rect("fault", x, y, width, FAULT_ROW - 6, 3, text);
                svg.barLabel("fault-label", text, x, width, y + 12, WIDTH);
            }
            y += faultRow;
        }
    }

    private void lanes(double lanesTop) {
        splitBrains(lanesTop);
        RoleLane lane = new RoleLane(svg, axis, new Epochs(detail.roles()), BAND);
        double y = lanesTop + LANE / 2;
        for (String node : nodes) {
            lane.draw(detail, node, y);
            y += LANE;
        }
    }

    private void splitBrains(double lanesTop) {
        double height = nodes.size() * LANE;
        double labelEnd = 0;
        for (SplitBrain split : detail.summary().splitBrains()) {
            double x = axis.x(split.startNs());
            double width = Math.max(2, axis.x(split.endNs()) - x);
            svg.rect(
                    "split-brain",
                    x,
                    lanesTop,
                    width,
                    height,
                    3,
                    Sentences.splitBrain(split, detail.summary().epochWord()));
            if (x > labelEnd) {
                String label = split.leaders().size() + " leaders, " + Figures.span(split.endNs() - split.startNs());
                svg.text("split-brain-label", x, lanesTop - 4, Svg.Anchor.start, label);
                labelEnd = x + label.length() * 6.4;
            }
        }
    }

    private void violations() {
        detail.marks().stream()
                .filter(mark -> mark.kind().equals("violation"))
                .limit(FLAGS_MAX)
                .forEach(mark -> {
                    double x = axis.x(mark.timeNs());
                    svg.line("violation", x, top, x, bottom);
                    String flag = "M" + Svg.number(x) + " " + Svg.number(bottom) + "l-5 8h10z";
                    svg.path("violation-flag", flag, mark.text());
                });
    }
}

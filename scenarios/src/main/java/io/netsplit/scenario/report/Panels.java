package io.netsplit.scenario.report;

import io.netsplit.scenario.result.FaultInterval;
import io.netsplit.scenario.result.VariantResult;
import java.util.List;

/**
 * Small multiples: a panel for each variant on the same axes, in two columns where there are many. Panels are compared by
 * looking, which twenty lines in one panel do not allow.
 */
final class Panels {
    static final double WIDTH = 1200;
    private static final double LEFT = 72;
    private static final double GAP = 84;
    private static final double RIGHT = 1188;
    private static final double TITLE = 26;
    private static final double AXIS = 24;
    private static final int ONE_COLUMN_MAX = 3;
    private static final int FAULTS_MAX = 12;
    private static final double PX_PER_LETTER = 6.2;

    /** One panel: its time axis has its left and right. */
    record Panel(VariantResult variant, TimeAxis axis, double top, double bottom) {}

    private final List<VariantResult> variants;
    private final double height;
    private final long endNs;
    private final String faultLook;
    private final int columns;

    /**
     * @param height of one panel, without title and axis
     * @param faultLook how the time of a fault is marked
     */
    Panels(List<VariantResult> variants, double height, long endNs, String faultLook) {
        this.variants = variants;
        this.height = height;
        this.endNs = Math.max(1, endNs);
        this.faultLook = faultLook;
        columns = variants.size() <= ONE_COLUMN_MAX ? 1 : 2;
    }

    int count() {
        return variants.size();
    }

    /** Of the whole picture. */
    double bottom() {
        int rows = (variants.size() + columns - 1) / columns;
        return rows * (TITLE + height + AXIS);
    }

    /** Panel number {@code i}, with its title, faults and time axis drawn. */
    Panel draw(Svg svg, int i) {
        double width = columns == 1 ? RIGHT - LEFT : (RIGHT - LEFT - GAP) / 2;
        double left = LEFT + (i % columns) * (width + GAP);
        int row = i / columns;
        double top = TITLE + row * (TITLE + height + AXIS);
        TimeAxis axis = new TimeAxis(0, endNs, left, left + width);
        Panel panel = new Panel(variants.get(i), axis, top, top + height);
        svg.text("panel-title", left, top - 7, Svg.Anchor.start, panel.variant.name());
        faults(svg, panel);
        for (long tick : axis.ticks(columns == 1 ? 13 : 7)) {
            svg.line("grid", axis.x(tick), top, axis.x(tick), panel.bottom);
            svg.text("tick", axis.x(tick), panel.bottom + 14, Svg.Anchor.middle, TimeAxis.label(tick) + " s");
        }
        return panel;
    }

    /** Those of the variant's first run; where chance draws them, other seeds have others. */
    private void faults(Svg svg, Panel panel) {
        if (panel.variant.runs().isEmpty()) {
            return;
        }
        double free = panel.axis.left() + panel.variant.name().length() * PX_PER_LETTER + 24;
        List<FaultInterval> faults = panel.variant.runs().get(0).faults();
        // Of two that touch, as the parts of a rollout do, one is lighter, in print as well.
        boolean isLighter = false;
        long beforeNs = -1;
        for (FaultInterval fault : faults.subList(0, Math.min(FAULTS_MAX, faults.size()))) {
            double from = panel.axis.x(fault.startNs());
            double to = panel.axis.x(fault.endNs());
            isLighter = fault.startNs() == beforeNs && !isLighter;
            beforeNs = fault.endNs();
            String look = isLighter ? faultLook + " lighter" : faultLook;
            svg.rect(look, from, panel.top, Math.max(1.5, to - from), panel.bottom - panel.top, 0, fault.name());
            double needed = fault.name().length() * PX_PER_LETTER;
            double x = Math.max(free, Math.min(from, panel.axis.right() - needed));
            if (x - from < 40 && x + needed <= panel.axis.right()) {
                svg.text("fault-label", x, panel.top - 7, Svg.Anchor.start, fault.name());
                free = x + needed + 10;
            }
        }
    }
}

package io.netsplit.scenario.report;

import java.util.ArrayList;
import java.util.List;

/** Maps virtual time to the horizontal. */
record TimeAxis(long startNs, long endNs, double left, double right) {
    private static final long[] STEPS = {1, 2, 5};
    private static final long NS_PER_MS = 1_000_000;

    TimeAxis {
        if (endNs <= startNs) {
            throw new IllegalArgumentException("an axis needs a length, not " + startNs + ".." + endNs);
        }
    }

    /** Clipped to the axis. */
    double x(long timeNs) {
        long clipped = Math.max(startNs, Math.min(endNs, timeNs));
        return left + (right - left) * (clipped - startNs) / (double) (endNs - startNs);
    }

    boolean contains(long timeNs) {
        return timeNs >= startNs && timeNs <= endNs;
    }

    boolean overlaps(long fromNs, long toNs) {
        return toNs >= startNs && fromNs <= endNs;
    }

    /** Round instants, at most {@code most} of them. */
    List<Long> ticks(int most) {
        long step = step(most);
        List<Long> ticks = new ArrayList<>();
        for (long tick = (startNs + step - 1) / step * step; tick <= endNs; tick += step) {
            ticks.add(tick);
        }
        return ticks;
    }

    /** The label of a tick, in seconds. */
    static String label(long tickNs) {
        return Figures.shortSeconds(tickNs);
    }

    private long step(int most) {
        long span = endNs - startNs;
        for (long unit = Math.min(span, NS_PER_MS / 1000); ; unit *= 10) {
            for (long factor : STEPS) {
                if (span / (unit * factor) < most) {
                    return unit * factor;
                }
            }
        }
    }

    /** Grid lines and labels; the caption says the unit. */
    void draw(Svg svg, double top, double bottom, int most, String caption) {
        for (long tick : ticks(most)) {
            svg.line("grid", x(tick), top, x(tick), bottom);
            svg.text("tick", x(tick), bottom + 14, Svg.Anchor.middle, label(tick));
        }
        svg.text("tick", 12, bottom + 14, Svg.Anchor.start, caption);
    }
}

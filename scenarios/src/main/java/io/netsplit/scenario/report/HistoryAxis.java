package io.netsplit.scenario.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The time axis of a drawn history: straight from its first instant to its last, or stretched so that every event has room,
 * where only the order and the figures count. Between two knots it is linear, so that faults fall where they belong.
 */
final class HistoryAxis {
    private static final double PX_PER_LETTER = 6.4;
    private static final long[] STEPS = {1, 2, 5};
    private static final int TICKS_MAX = 10;
    private static final long SECOND = 1_000_000_000;

    private final long[] times;
    private final double[] xs;
    private final boolean straight;
    private final String positionWord;

    private HistoryAxis(long[] times, double[] xs, boolean straight, String positionWord) {
        this.times = times;
        this.xs = xs;
        this.straight = straight;
        this.positionWord = positionWord;
    }

    static HistoryAxis straight(long startNs, long endNs, double left, double right, String positionWord) {
        long end = Math.max(endNs, startNs + 1);
        return new HistoryAxis(new long[] {startNs, end}, new double[] {left, right}, true, positionWord);
    }

    /** Every one of {@code times}, which grow, at its place in {@code xs}, which grow as well. */
    static HistoryAxis stretched(long[] times, double[] xs, String positionWord) {
        return new HistoryAxis(times.clone(), xs.clone(), false, positionWord);
    }

    /** Clipped to the axis. */
    double x(long time) {
        int at = Arrays.binarySearch(times, time);
        if (at >= 0) {
            return xs[at];
        }
        int next = -at - 1;
        if (next == 0 || next == times.length) {
            return next == 0 ? xs[0] : xs[xs.length - 1];
        }
        double share = (time - times[next - 1]) / (double) (times[next] - times[next - 1]);
        return xs[next - 1] + (xs[next] - xs[next - 1]) * share;
    }

    long start() {
        return times[0];
    }

    long end() {
        return times[times.length - 1];
    }

    boolean overlaps(long from, long to) {
        return to >= start() && from <= end();
    }

    /** Grid lines, and labels below where there is room for them; {@code first} are labelled before all others. */
    void draw(Svg svg, double top, double bottom, List<Long> first) {
        List<Long> ticks = straight ? roundTicks() : events();
        for (long tick : ticks) {
            svg.line("grid", x(tick), top, x(tick), bottom);
        }
        int digits = straight ? digitsOf(step()) : digits();
        List<double[]> taken = new ArrayList<>();
        List<Long> wanted = new ArrayList<>(straight ? List.of() : first);
        wanted.addAll(ticks);
        for (long tick : wanted) {
            String label = label(tick, digits);
            double half = label.length() * PX_PER_LETTER / 2 + 5;
            double x = x(tick);
            if (taken.stream().noneMatch(other -> x - half < other[1] && x + half > other[0])) {
                taken.add(new double[] {x - half, x + half});
                svg.text("tick", x, bottom + 14, Svg.Anchor.middle, label);
            }
        }
        svg.text("tick", 12, bottom + 14, Svg.Anchor.start, positionWord.isEmpty() ? "seconds" : positionWord);
    }

    private List<Long> events() {
        return Arrays.stream(times).boxed().toList();
    }

    private List<Long> roundTicks() {
        long step = step();
        List<Long> ticks = new ArrayList<>();
        for (long tick = Math.floorDiv(start() + step - 1, step) * step; tick <= end(); tick += step) {
            ticks.add(tick);
        }
        return ticks;
    }

    private long step() {
        long span = end() - start();
        for (long unit = 1; ; unit *= 10) {
            for (long factor : STEPS) {
                if (span / (unit * factor) < TICKS_MAX) {
                    return unit * factor;
                }
            }
        }
    }

    /** So many digits that neighbours differ, three at least. */
    private int digits() {
        long closest = SECOND;
        for (int i = 1; i < times.length; i++) {
            closest = Math.min(closest, times[i] - times[i - 1]);
        }
        return closest >= 1_000_000 ? 3 : closest >= 1_000 ? 6 : 9;
    }

    private static int digitsOf(long step) {
        int digits = 0;
        for (long unit = SECOND; digits < 9 && step % unit != 0; unit /= 10) {
            digits++;
        }
        return digits;
    }

    private String label(long time, int digits) {
        if (!positionWord.isEmpty()) {
            return Long.toString(time);
        }
        String fraction =
                String.format(Locale.ROOT, "%09d", Math.floorMod(time, SECOND)).substring(0, digits);
        return Math.floorDiv(time, SECOND) + (fraction.isEmpty() ? "" : "." + fraction);
    }
}

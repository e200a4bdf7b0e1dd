package io.netsplit.visualizer.picture;

import io.netsplit.visualizer.drawing.Canvas;
import io.netsplit.visualizer.drawing.Lettering;
import io.netsplit.visualizer.drawing.Pen;
import io.netsplit.visualizer.drawing.Shape.Anchor;
import io.netsplit.visualizer.theme.Tone;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Time from left to right: [fromNs, toNs] lies between two places of a picture.
 *
 * @param instants each of these takes the same room, in their order, whatever the time between; empty where time is to scale
 */
public record Axis(long fromNs, long toNs, double left, double right, List<Long> instants) {
    private static final double TICK_ROOM = 90;
    private static final double TEXT_GAP = 4;

    /** Time to scale. */
    public Axis(long fromNs, long toNs, double left, double right) {
        this(fromNs, toNs, left, right, List.of());
    }

    /** The same stretch, with the same room for each of these instants, which rise; ends have room, too. */
    Axis byOrder(long[] rising) {
        List<Long> all = new ArrayList<>();
        all.add(fromNs);
        Arrays.stream(rising).filter(at -> at > fromNs && at < toNs).forEach(all::add);
        all.add(toNs);
        return new Axis(fromNs, toNs, left, right, all);
    }

    public double x(long timeNs) {
        double share = instants.isEmpty()
                ? (timeNs - (double) fromNs) / (toNs - (double) fromNs)
                : place(timeNs) / (instants.size() - 1);
        return left + share * (right - left);
    }

    /** Among the instants, with what lies between two of them to scale. */
    private double place(long timeNs) {
        int found = java.util.Collections.binarySearch(instants, timeNs);
        if (found >= 0) {
            return found;
        }
        int after = -found - 1;
        if (after == 0 || after == instants.size()) {
            return after == 0 ? -1 : after;
        }
        double before = instants.get(after - 1);
        return after - 1 + (timeNs - before) / (instants.get(after) - before);
    }

    /** Within the axis, whatever the instant. */
    public double clamped(long timeNs) {
        return Math.max(left, Math.min(right, x(timeNs)));
    }

    public long timeNs(double x) {
        double share = (x - left) / (right - left);
        if (instants.isEmpty()) {
            return fromNs + (long) (share * (toNs - (double) fromNs));
        }
        double place = Math.max(0, Math.min(instants.size() - 1, share * (instants.size() - 1)));
        int before = Math.min(instants.size() - 2, (int) place);
        long start = instants.get(before);
        return start + (long) ((place - before) * (instants.get(before + 1) - (double) start));
    }

    public boolean shows(long timeNs) {
        return timeNs >= fromNs && timeNs <= toNs;
    }

    public long lengthNs() {
        return toNs - fromNs;
    }

    /** Round instants, as many as there is room for. */
    List<Long> ticks() {
        if (!instants.isEmpty()) {
            int every = (int) Math.max(1, Math.ceil(instants.size() * TICK_ROOM / Math.max(1, right - left)));
            List<Long> some = new ArrayList<>();
            for (int i = 0; i < instants.size(); i += every) {
                some.add(instants.get(i));
            }
            return some;
        }
        double wanted = Math.max(1, lengthNs() / Math.max(1, (right - left) / TICK_ROOM));
        long step = 1;
        while (step * 10 < wanted) {
            step *= 10;
        }
        long chosen = step * 10;
        for (long factor : new long[] {5, 2, 1}) {
            chosen = step * factor >= wanted ? step * factor : chosen;
        }
        List<Long> ticks = new ArrayList<>();
        for (long at = (fromNs + chosen - 1) / chosen * chosen; at <= toNs; at += chosen) {
            ticks.add(at);
        }
        return ticks;
    }

    void draw(Canvas canvas, double y) {
        canvas.line(left, y, right, y, Pen.of(Tone.LINE, 1));
        Lettering small = Lettering.PLAIN.size(11);
        List<Long> ticks = ticks();
        int digits =
                ticks.stream().mapToInt(tick -> digits(instant(tick))).max().orElse(0);
        double free = left;
        for (long tick : ticks) {
            double x = x(tick);
            canvas.line(x, y, x, y + 4, Pen.of(Tone.MUTED, 1));
            String text = String.format(Locale.ROOT, "%." + digits + "f s", tick / 1e9);
            double half = small.width(text) / 2;
            double at = Math.max(left + half, Math.min(right - half, x));
            // At an end a text stands beside its tick and may have taken the room of the next one.
            if (at - half >= free) {
                canvas.label(at, y + 16, text, small, Anchor.MIDDLE, Tone.MUTED);
                free = at + half + TEXT_GAP;
            }
        }
    }

    private String instant(long tick) {
        return Times.instant(tick, Math.min(lengthNs(), 1_000_000_000L));
    }

    /** How many digits after the point say something. */
    private static int digits(String instant) {
        int end = instant.length() - 2;
        int point = instant.indexOf('.');
        while (end > point + 1 && instant.charAt(end - 1) == '0') {
            end--;
        }
        return end - point - 1;
    }
}

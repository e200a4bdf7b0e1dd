package io.netsplit.visualizer.picture;

import io.netsplit.visualizer.drawing.Canvas;
import io.netsplit.visualizer.drawing.Lettering;
import io.netsplit.visualizer.drawing.Pen;
import io.netsplit.visualizer.drawing.Shape.Anchor;
import io.netsplit.visualizer.theme.Tone;
import java.util.ArrayList;
import java.util.List;

/** Time from left to right: [fromNs, toNs] lies between two places of a picture. */
public record Axis(long fromNs, long toNs, double left, double right) {
    private static final double TICK_ROOM = 90;

    public double x(long timeNs) {
        return left + (timeNs - (double) fromNs) / (toNs - (double) fromNs) * (right - left);
    }

    /** Within the axis, whatever the instant. */
    public double clamped(long timeNs) {
        return Math.max(left, Math.min(right, x(timeNs)));
    }

    public long timeNs(double x) {
        return fromNs + (long) ((x - left) / (right - left) * (toNs - (double) fromNs));
    }

    public boolean shows(long timeNs) {
        return timeNs >= fromNs && timeNs <= toNs;
    }

    public long lengthNs() {
        return toNs - fromNs;
    }

    /** Round instants, as many as there is room for. */
    List<Long> ticks() {
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
        for (long tick : ticks()) {
            double x = x(tick);
            canvas.line(x, y, x, y + 4, Pen.of(Tone.MUTED, 1));
            String text = label(tick);
            double half = small.width(text) / 2;
            double at = Math.max(left + half, Math.min(right - half, x));
            canvas.label(at, y + 16, text, small, Anchor.MIDDLE, Tone.MUTED);
        }
    }

    private String label(long tick) {
        String text = Times.instant(tick, Math.min(lengthNs(), 1_000_000_000L));
        int end = text.length() - 2;
        while (text.charAt(end - 1) == '0' && text.charAt(end - 2) != '.') {
            end--;
        }
        return text.substring(0, end) + " s";
    }
}

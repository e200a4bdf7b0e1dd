package io.netsplit.visualizer.picture;

import io.netsplit.visualizer.drawing.Canvas;
import io.netsplit.visualizer.drawing.Hit;
import io.netsplit.visualizer.drawing.Ink;
import io.netsplit.visualizer.drawing.Lettering;
import io.netsplit.visualizer.drawing.Pen;
import io.netsplit.visualizer.drawing.Shape.Anchor;
import io.netsplit.visualizer.model.Recording;
import io.netsplit.visualizer.theme.Tone;

/**
 * How a space-time diagram shows one of two runs that are held against each other: what both have in common is muted, and what
 * comes first after that is marked.
 *
 * @param title what the run is called
 * @param told what comes first in it that the other has not
 * @param order the run whose first cut says in which order the lanes stand, so that both have the same
 * @param sameNs until here both are the same
 * @param axis whether the axis that both share stands below it
 * @param event row of the first event that differs; beyond the last where it has none
 */
record BesideRun(String title, String told, Recording order, boolean axis, long sameNs, int event) {
    private static final String SAME = "the same in both";
    private static final Lettering SMALL = Lettering.PLAIN.size(11);
    private static final double VEIL = 0.62;
    private static final double RING = 7;

    /** Over the lanes, which stand from {@code top} to {@code bottom}. */
    void mark(Canvas canvas, Axis axis, LaneRows lanes, Recording recording, double top, double bottom) {
        if (sameNs > axis.fromNs() && event > 0) {
            double end = axis.clamped(sameNs);
            canvas.box(axis.left(), top, end - axis.left(), bottom - top, 0, Ink.of(Tone.GROUND, VEIL), null);
            if (SMALL.width(SAME) < end - axis.left() - 10) {
                canvas.label(end - 5, bottom - 5, SAME, SMALL, Anchor.END, Tone.MUTED);
            }
        }
        if (event >= recording.events().count()
                || !axis.shows(recording.events().timeNs(event))) {
            return;
        }
        double x = axis.x(recording.events().timeNs(event));
        int address = recording.events().address(event);
        canvas.line(x, top - 10, x, bottom, Pen.of(Tone.TEXT, 2).dashed(Pen.Dash.SHORT));
        double y = address >= 0 && lanes.has(address) ? lanes.y(address) : top - 10;
        canvas.disc(x, y, RING, null, Pen.of(Tone.GROUND, 5));
        canvas.disc(x, y, RING, null, Pen.of(Tone.TEXT, 2.5));
        canvas.target(x - RING, y - RING, 2 * RING, 2 * RING, new Hit.OfEvent(event), "first difference: " + told);
    }
}

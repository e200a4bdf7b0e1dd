package io.netsplit.visualizer.picture;

import io.netsplit.visualizer.drawing.Canvas;
import io.netsplit.visualizer.drawing.Drawing;
import io.netsplit.visualizer.drawing.Hit;
import io.netsplit.visualizer.drawing.Ink;
import io.netsplit.visualizer.drawing.Lettering;
import io.netsplit.visualizer.drawing.Pen;
import io.netsplit.visualizer.drawing.Pen.Dash;
import io.netsplit.visualizer.drawing.Shape.Anchor;
import io.netsplit.visualizer.model.Belief;
import io.netsplit.visualizer.model.Condition;
import io.netsplit.visualizer.model.DoubleLead;
import io.netsplit.visualizer.model.FaultSpan;
import io.netsplit.visualizer.model.Finding;
import io.netsplit.visualizer.model.Messages;
import io.netsplit.visualizer.model.Recording;
import io.netsplit.visualizer.session.Selection;
import io.netsplit.visualizer.session.Session;
import io.netsplit.visualizer.session.View;
import io.netsplit.visualizer.theme.Tone;
import java.util.Locale;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * The space-time diagram after Lamport (1978): a lane for each node, time from left to right, the messages between. In a cut the
 * lanes stand in the order of the sides. Up to one and a half arrows a pixel they are arrows; above, each lane shows how much was
 * sent (over it) and lost (under it), and the picture says so.
 */
public final class SpaceTimePicture {
    static final double LEFT = 84;
    private static final double RIGHT_MARGIN = 14;
    private static final double TOP = 64;
    private static final double TOP_WITHOUT_FAULTS = 40;
    private static final double BELOW = 26;
    private static final double BELOW_WITHOUT_AXIS = 4;
    /** Room that the axis takes. */
    static final double AXIS = BELOW - BELOW_WITHOUT_AXIS;
    /** With more messages in the range, spacing by order would tell nothing. */
    private static final int ORDERED_MAX = 2_000;

    private static final Lettering SMALL = Lettering.PLAIN.size(11);

    private final Session session;
    private final Recording recording;
    private final View view;
    private final Traffic traffic;
    private final Canvas canvas;
    private final Axis axis;
    private final LaneRows lanes;
    private final @Nullable BesideRun beside;
    private final double top;
    private final double below;

    private SpaceTimePicture(
            Session session, Traffic traffic, double width, double height, @Nullable BesideRun beside) {
        this.session = session;
        this.recording = session.recording();
        this.view = session.view();
        this.traffic = traffic;
        this.canvas = new Canvas(width, height);
        this.axis = axis(session, traffic, width);
        this.beside = beside;
        boolean faultless = recording.faults().stream()
                .allMatch(fault -> fault.endNs() < view.fromNs() || fault.startNs() > view.toNs());
        this.top = beside != null && faultless ? TOP_WITHOUT_FAULTS : TOP;
        this.below = beside != null && !beside.axis() ? BELOW_WITHOUT_AXIS : BELOW;
        Recording ordering = beside == null ? recording : beside.order();
        this.lanes = new LaneRows(recording, ordering, view, top, height - top - below);
    }

    /** The shown range from left to right. */
    static Axis axis(Session session, Traffic traffic, double width) {
        View view = session.view();
        Axis axis = scale(view, width);
        return view.lanes().byOrder() ? byOrder(session, traffic, axis) : axis;
    }

    /** The same with time to scale, whatever the view says. */
    static Axis scale(View view, double width) {
        return new Axis(view.fromNs(), view.toNs(), LEFT, Math.max(LEFT + 10, width - RIGHT_MARGIN));
    }

    /** Every sending and every end of a shown message takes the same room, where there are not too many. */
    private static Axis byOrder(Session session, Traffic traffic, Axis axis) {
        View view = session.view();
        Messages messages = session.recording().messages();
        LaneRows lanes = new LaneRows(session.recording(), view, 0, 1);
        LongStream.Builder instants = LongStream.builder();
        int[] count = new int[1];
        if (messages.firstSentAt(view.toNs()) - messages.firstSentAt(view.fromNs()) > 40 * ORDERED_MAX) {
            return axis;
        }
        messages.overlapping(view.fromNs(), view.toNs(), message -> {
            if (SpaceTimeMessages.isShown(message, session, traffic, lanes)) {
                count[0]++;
                instants.add(messages.sentNs(message));
                instants.add(messages.endNs(message));
            }
        });
        long[] rising = instants.build().sorted().distinct().toArray();
        return count[0] > ORDERED_MAX ? axis : axis.byOrder(rising);
    }

    static Drawing of(Session session, Traffic traffic, double width, double height) {
        return of(session, traffic, width, height, SpaceTimeMessages.ARROWS_PER_PIXEL);
    }

    /** @param arrowsPerPixel above that there is a density instead */
    static Drawing of(Session session, Traffic traffic, double width, double height, double arrowsPerPixel) {
        return new SpaceTimePicture(session, traffic, width, height, null).draw(arrowsPerPixel);
    }

    /** As one of two that are held against each other. */
    static Drawing of(Session session, Traffic traffic, double width, double height, BesideRun beside) {
        return new SpaceTimePicture(session, traffic, width, height, beside).draw(SpaceTimeMessages.ARROWS_PER_PIXEL);
    }

    private Drawing draw(double arrowsPerPixel) {
        canvas.ground(Tone.GROUND);
        faults();
        doubleLeads();
        lanes.all().forEach(this::lane);
        if (lanes.all().isEmpty()) {
            canvas.label(LEFT, top + 24, "Every lane is hidden: V shows them again.", Tone.TEXT);
        }
        SpaceTimeMessages messages = new SpaceTimeMessages(session, traffic, canvas, axis, lanes);
        messages.draw(arrowsPerPixel);
        for (LaneRows.Lane lane : lanes.all()) {
            lane.members().forEach(address -> leaders(address, lane));
        }
        violations();
        markers();
        if (beside != null) {
            beside.mark(canvas, axis, lanes, recording, top, canvas.height() - below);
        }
        if (below == BELOW) {
            axis.draw(canvas, canvas.height() - below);
        }
        String told = messages.told() + spacing();
        heading(told);
        double cursor = axis.x(view.cursorNs());
        if (axis.shows(view.cursorNs())) {
            canvas.line(cursor, Math.max(30, top - 20), cursor, canvas.height() - below, Pen.of(Tone.SELECTION, 1.5));
        }
        return canvas.done("Space-time diagram from " + Times.instant(view.fromNs()) + " to "
                + Times.instant(view.toNs()) + ", " + lanes.all().size() + " lanes; " + told);
    }

    private String spacing() {
        if (!view.lanes().byOrder()) {
            return "";
        }
        return axis.instants().isEmpty() ? "; too many to space by order: zoom in" : "; by order, not to scale";
    }

    private void heading(String told) {
        Lettering bold = Lettering.BOLD.size(14);
        String title = beside == null ? "Space-time" : bold.cut(beside.title(), canvas.width() / 4);
        double x = beside == null ? 112 : 28 + bold.width(title);
        canvas.label(14, 22, title, bold, Anchor.START, Tone.TEXT);
        canvas.fitted(
                x,
                22,
                canvas.width() - 148 - x,
                beside == null ? told : beside.told(),
                SMALL,
                beside == null ? Tone.MUTED : Tone.TEXT);
        canvas.label(
                canvas.width() - 14,
                22,
                Times.length(view.toNs() - view.fromNs()) + " shown",
                SMALL,
                Anchor.END,
                Tone.MUTED);
    }

    private void lane(LaneRows.Lane lane) {
        double y = lane.y();
        boolean selected = view.selection() instanceof Selection.Node chosen
                && lane.members().contains(chosen.address());
        canvas.line(axis.left(), y, axis.right(), y, Pen.of(Tone.LINE, lane.isFold() ? 4 : 1));
        Lettering name = lane.height() < 13 ? Lettering.BOLD.size(9) : Lettering.BOLD;
        String text = LaneNames.of(recording, lane.members());
        if (lane.height() >= 8) {
            double room = lane.isFold() ? LEFT - 8 : LEFT - 30;
            name = lane.isFold() ? LaneNames.fitting(name, 12, text, room) : name;
            Tone tone = selected ? Tone.SELECTION : Tone.TEXT;
            double right = lane.isFold() && name.width(text) > LEFT - 30 ? LEFT - 4 : LEFT - 22;
            canvas.label(right, y + 4, LaneNames.abbreviated(name, text, room), name, Anchor.END, tone);
            if (lane.isFold() && lane.height() > 34) {
                String count = lane.members().size() + " folded";
                canvas.label(LEFT - 22, y + 18, count, SMALL.size(10), Anchor.END, Tone.MUTED);
            }
        }
        if (selected) {
            canvas.box(4, y - 9, LEFT - 24, 18, 3, null, Pen.of(Tone.SELECTION, 1.5));
        }
        Hit hit = new Hit.OfNode(lane.first());
        canvas.target(0, y - lane.height() / 2, LEFT - 8, lane.height(), hit, text);
        double[] free = {0};
        lane.members().forEach(address -> conditions(address, lane, free));
    }

    /** @param free where the next word of the lane can stand */
    private void conditions(int address, LaneRows.Lane lane, double[] free) {
        double y = lane.y();
        for (Condition condition : recording.conditions(address)) {
            if (condition.state() != Condition.State.UP
                    && condition.endNs() > view.fromNs()
                    && condition.startNs() < view.toNs()) {
                double x = axis.clamped(condition.startNs());
                double width = axis.clamped(condition.endNs()) - x;
                double half = Math.min(8, lane.height() * 0.3);
                Pen edge = Pen.of(Tone.FAULT, 1).dashed(Dash.SHORT);
                canvas.box(x, y - half, width, 2 * half, 0, lane.isFold() ? null : Ink.of(Tone.GROUND), edge);
                canvas.hatch(x, y - half, width, 2 * half, 6, Pen.of(Tone.FAULT, 0.6, 1));
                String word = condition.state().name().toLowerCase(Locale.ROOT);
                String words = lane.isFold() ? recording.name(address) + " " + word : word;
                if (width > SMALL.width(words) + 8 && lane.height() > 14 && x >= free[0]) {
                    free[0] = x + SMALL.width(words) + 8;
                    canvas.label(x + 4, y - half - 3, words, SMALL, Anchor.START, Tone.FAULT);
                }
            }
        }
    }

    private void faults() {
        double[] free = {0, 0};
        FaultShade shade = new FaultShade(canvas, top, canvas.height() - top - below, 0.05);
        for (FaultSpan fault : recording.faults()) {
            if (fault.endNs() < view.fromNs() || fault.startNs() > view.toNs()) {
                continue;
            }
            double x = axis.clamped(fault.startNs());
            double width = Math.max(2, axis.clamped(fault.endNs()) - x);
            int row = free[0] <= x ? 0 : 1;
            boolean alone = free[row] <= x;
            double y = 30 + row * 15;
            shade.over(x, width);
            Pen edge = Pen.of(Tone.FAULT, 1).dashed(Dash.SHORT);
            if (axis.shows(fault.startNs())) {
                canvas.line(x, y, x, canvas.height() - below, edge);
            }
            if (axis.shows(fault.endNs())) {
                canvas.line(x + width, y, x + width, canvas.height() - below, edge);
            }
            canvas.box(x, y, width, 13, 2, Ink.of(Tone.FAULT, 0.22), Pen.of(Tone.FAULT, 1));
            String text = FaultWords.of(recording, fault);
            if (alone) {
                canvas.fitted(x + 4, y + 10.5, width - 8, text, SMALL, Tone.TEXT);
            }
            canvas.target(x, y, width, 13, new Hit.OfTime(fault.startNs()), text);
            free[row] = Math.max(free[row], x + width + 1);
        }
    }

    private void doubleLeads() {
        for (DoubleLead lead : recording.doubleLeads()) {
            if (lead.endNs() < view.fromNs() || lead.startNs() > view.toNs()) {
                continue;
            }
            double x = axis.clamped(lead.startNs());
            double width = Math.max(2, axis.clamped(lead.endNs()) - x);
            double bottom = lanes.nodesEnd();
            Tone tone = lead.sameEpoch() ? Tone.FAULT : Tone.LEADER_ODD;
            canvas.box(x, top, width, bottom - top, 0, Ink.of(tone, 0.08), null);
            canvas.hatch(x, top, width, bottom - top, lead.sameEpoch() ? 6 : 14, Pen.of(tone, 0.35, 1));
        }
    }

    /** Drawn last, so that no density hides who led. */
    private void leaders(int address, LaneRows.Lane lane) {
        if (recording.isClient(address)) {
            return;
        }
        double y = lane.y();
        double half = Math.max(2, Math.min(6, lane.height() * 0.2));
        for (Belief belief : recording.beliefs(address)) {
            if (!belief.leads() || belief.endNs() < view.fromNs() || belief.startNs() > view.toNs()) {
                continue;
            }
            double x = axis.clamped(belief.startNs());
            double width = Math.max(2, axis.clamped(belief.endNs()) - x);
            canvas.box(x, y - half, width, 2 * half, 1, Ink.of(Glyphs.leader(belief.epoch())), Pen.of(Tone.TEXT, 1));
            Lettering tiny = Lettering.BOLD.size(9);
            String text = (lane.isFold() ? recording.name(address) + " leads, " : "L ") + LeadText.epoch(belief);
            if (half >= 5 && tiny.width(text) < width - 8) {
                canvas.label(x + 5, y + 3.5, text, tiny, Anchor.START, Glyphs.onLeader(belief.epoch()));
            }
            canvas.target(
                    x,
                    y - half,
                    width,
                    2 * half,
                    new Hit.OfTime(belief.startNs()),
                    recording.name(address) + " leads, " + LeadText.epoch(belief));
        }
    }

    private void violations() {
        for (Finding finding : session.run().violations()) {
            if (axis.shows(finding.violatedNs())) {
                double x = axis.x(finding.violatedNs());
                canvas.line(x, top, x, canvas.height() - below, Pen.of(Tone.FAULT, 2));
                boolean right = x < (axis.left() + axis.right()) / 2;
                String text = SMALL.cut(finding.claim(), (axis.right() - axis.left()) / 2 - 10);
                canvas.label(
                        right ? x + 5 : x - 5,
                        canvas.height() - below - 5,
                        text,
                        SMALL.asBold(),
                        right ? Anchor.START : Anchor.END,
                        Tone.FAULT);
            }
        }
    }

    private void markers() {
        for (long marker : view.markersNs()) {
            if (axis.shows(marker)) {
                double x = axis.x(marker);
                canvas.line(
                        x,
                        top - 4,
                        x,
                        canvas.height() - below,
                        Pen.of(Tone.RARE, 1.5).dashed(Dash.SHORT));
            }
        }
    }
}

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
import io.netsplit.visualizer.model.Recording;
import io.netsplit.visualizer.session.Selection;
import io.netsplit.visualizer.session.Session;
import io.netsplit.visualizer.session.View;
import io.netsplit.visualizer.theme.Tone;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * The space-time diagram after Lamport (1978): a lane for each node, time from left to right, the messages between. In a cut the
 * lanes stand in the order of the sides. Up to one and a half arrows a pixel they are arrows; above, each lane shows how much was
 * sent (over it) and lost (under it), and the picture says so.
 */
public final class SpaceTimePicture {
    static final double LEFT = 84;
    private static final double RIGHT_MARGIN = 14;
    private static final double TOP = 64;
    private static final double BELOW = 26;
    private static final int CLIENTS_MAX = 6;
    private static final double CLIENT_SHARE = 0.4;
    private static final Lettering SMALL = Lettering.PLAIN.size(11);

    private final Session session;
    private final Recording recording;
    private final View view;
    private final Traffic traffic;
    private final Canvas canvas;
    private final Axis axis;
    private final List<Integer> lanes;
    private final double step;

    private SpaceTimePicture(Session session, Traffic traffic, double width, double height) {
        this.session = session;
        this.recording = session.recording();
        this.view = session.view();
        this.traffic = traffic;
        this.canvas = new Canvas(width, height);
        this.axis = axis(session, width);
        this.lanes = lanes();
        long clients = lanes.stream().filter(recording::isClient).count();
        this.step = (height - TOP - BELOW) / Math.max(1, lanes.size() - clients + clients * CLIENT_SHARE);
    }

    /** The shown range from left to right. */
    public static Axis axis(Session session, double width) {
        View view = session.view();
        return new Axis(view.fromNs(), view.toNs(), LEFT, Math.max(LEFT + 10, width - RIGHT_MARGIN));
    }

    static Drawing of(Session session, Traffic traffic, double width, double height) {
        return of(session, traffic, width, height, SpaceTimeMessages.ARROWS_PER_PIXEL);
    }

    /** @param arrowsPerPixel above that there is a density instead */
    static Drawing of(Session session, Traffic traffic, double width, double height, double arrowsPerPixel) {
        return new SpaceTimePicture(session, traffic, width, height).draw(arrowsPerPixel);
    }

    /** Nodes in the order of the sides of the first cut in the range, then clients where there are few. */
    private List<Integer> lanes() {
        List<Integer> nodes = new ArrayList<>();
        for (int node = 0; node < recording.nodes(); node++) {
            nodes.add(node);
        }
        recording.faults().stream()
                .filter(fault -> fault.isCut() && fault.startNs() < view.toNs() && fault.endNs() > view.fromNs())
                .findFirst()
                .ifPresent(cut ->
                        nodes.sort(Comparator.comparingInt(node -> cut.sideOf(node) < 0 ? 99 : cut.sideOf(node))));
        int clients = recording.addresses() - recording.nodes();
        if (!view.quiet() && clients <= CLIENTS_MAX) {
            for (int i = 0; i < clients; i++) {
                nodes.add(recording.nodes() + i);
            }
        }
        return nodes;
    }

    /** The lane of a client is lower than that of a node. */
    private double y(int lane) {
        int nodes = Math.min(lane, recording.nodes());
        double above = nodes + (lane - nodes) * CLIENT_SHARE;
        return TOP + (above + (lane < recording.nodes() ? 0.5 : CLIENT_SHARE / 2)) * step;
    }

    private Drawing draw(double arrowsPerPixel) {
        canvas.ground(Tone.GROUND);
        faults();
        doubleLeads();
        double[] ys = new double[recording.addresses()];
        java.util.Arrays.fill(ys, Double.NaN);
        for (int lane = 0; lane < lanes.size(); lane++) {
            ys[lanes.get(lane)] = y(lane);
            lane(lanes.get(lane), y(lane));
        }
        SpaceTimeMessages messages = new SpaceTimeMessages(session, traffic, canvas, axis, ys, step);
        messages.draw(arrowsPerPixel);
        for (int lane = 0; lane < lanes.size(); lane++) {
            leaders(lanes.get(lane), y(lane));
        }
        violations();
        markers();
        axis.draw(canvas, canvas.height() - BELOW);
        heading(messages.told());
        double cursor = axis.x(view.cursorNs());
        if (axis.shows(view.cursorNs())) {
            canvas.line(cursor, TOP - 20, cursor, canvas.height() - BELOW, Pen.of(Tone.SELECTION, 1.5));
        }
        return canvas.done("Space-time diagram from " + Times.instant(view.fromNs()) + " to "
                + Times.instant(view.toNs()) + ", " + lanes.size() + " lanes; " + messages.told());
    }

    private void heading(String told) {
        canvas.label(14, 22, "Space-time", Lettering.BOLD.size(14), Anchor.START, Tone.TEXT);
        canvas.fitted(112, 22, canvas.width() - 260, told, SMALL, Tone.MUTED);
        canvas.label(
                canvas.width() - 14,
                22,
                Times.length(view.toNs() - view.fromNs()) + " shown",
                SMALL,
                Anchor.END,
                Tone.MUTED);
    }

    private void lane(int address, double y) {
        boolean selected = view.selection() instanceof Selection.Node chosen && chosen.address() == address;
        canvas.line(axis.left(), y, axis.right(), y, Pen.of(Tone.LINE, 1));
        Lettering name = step < 13 ? Lettering.BOLD.size(9) : Lettering.BOLD;
        if (step >= 8) {
            canvas.label(
                    LEFT - 22,
                    y + 4,
                    name.cut(recording.name(address), LEFT - 30),
                    name,
                    Anchor.END,
                    selected ? Tone.SELECTION : Tone.TEXT);
        }
        if (selected) {
            canvas.box(4, y - 9, LEFT - 24, 18, 3, null, Pen.of(Tone.SELECTION, 1.5));
        }
        double tall = recording.isClient(address) ? step * CLIENT_SHARE : step;
        canvas.target(0, y - tall / 2, LEFT - 8, tall, new Hit.OfNode(address), recording.name(address));
        for (Condition condition : recording.conditions(address)) {
            if (condition.state() != Condition.State.UP
                    && condition.endNs() > view.fromNs()
                    && condition.startNs() < view.toNs()) {
                double x = axis.clamped(condition.startNs());
                double width = axis.clamped(condition.endNs()) - x;
                double half = Math.min(8, step * 0.3);
                canvas.box(
                        x,
                        y - half,
                        width,
                        2 * half,
                        0,
                        Ink.of(Tone.GROUND),
                        Pen.of(Tone.FAULT, 1).dashed(Dash.SHORT));
                canvas.hatch(x, y - half, width, 2 * half, 6, Pen.of(Tone.FAULT, 0.6, 1));
                String word = condition.state().name().toLowerCase(Locale.ROOT);
                if (width > 50 && step > 14) {
                    canvas.label(x + 4, y - half - 3, word, SMALL, Anchor.START, Tone.FAULT);
                }
            }
        }
    }

    private void faults() {
        double[] free = {0, 0};
        for (FaultSpan fault : recording.faults()) {
            if (fault.endNs() < view.fromNs() || fault.startNs() > view.toNs()) {
                continue;
            }
            double x = axis.clamped(fault.startNs());
            double width = Math.max(2, axis.clamped(fault.endNs()) - x);
            int row = free[0] <= x ? 0 : 1;
            double y = 30 + row * 15;
            canvas.box(x, TOP, width, canvas.height() - TOP - BELOW, 0, Ink.of(Tone.FAULT, 0.05), null);
            Pen edge = Pen.of(Tone.FAULT, 1).dashed(Dash.SHORT);
            if (axis.shows(fault.startNs())) {
                canvas.line(x, y, x, canvas.height() - BELOW, edge);
            }
            if (axis.shows(fault.endNs())) {
                canvas.line(x + width, y, x + width, canvas.height() - BELOW, edge);
            }
            canvas.box(x, y, width, 13, 2, Ink.of(Tone.FAULT, 0.22), Pen.of(Tone.FAULT, 1));
            String text = fault.detail().isEmpty() ? fault.name() : fault.name() + ": " + fault.detail();
            canvas.fitted(x + 4, y + 10.5, width - 8, text, SMALL, Tone.TEXT);
            canvas.target(x, y, width, 13, new Hit.OfTime(fault.startNs()), text);
            free[row] = x + width + 1;
        }
    }

    private void doubleLeads() {
        for (DoubleLead lead : recording.doubleLeads()) {
            if (lead.endNs() < view.fromNs() || lead.startNs() > view.toNs()) {
                continue;
            }
            double x = axis.clamped(lead.startNs());
            double width = Math.max(2, axis.clamped(lead.endNs()) - x);
            double bottom = TOP + step * recording.nodes();
            Tone tone = lead.sameEpoch() ? Tone.FAULT : Tone.LEADER_ODD;
            canvas.box(x, TOP, width, bottom - TOP, 0, Ink.of(tone, 0.08), null);
            canvas.hatch(x, TOP, width, bottom - TOP, lead.sameEpoch() ? 6 : 14, Pen.of(tone, 0.35, 1));
        }
    }

    /** Drawn last, so that no density hides who led. */
    private void leaders(int address, double y) {
        if (recording.isClient(address)) {
            return;
        }
        double half = Math.max(2, Math.min(6, step * 0.2));
        for (Belief belief : recording.beliefs(address)) {
            if (!belief.leads() || belief.endNs() < view.fromNs() || belief.startNs() > view.toNs()) {
                continue;
            }
            double x = axis.clamped(belief.startNs());
            double width = Math.max(2, axis.clamped(belief.endNs()) - x);
            canvas.box(x, y - half, width, 2 * half, 1, Ink.of(Glyphs.leader(belief.epoch())), Pen.of(Tone.TEXT, 1));
            Lettering tiny = Lettering.BOLD.size(9);
            String text = "L " + LeadText.epoch(belief);
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
                canvas.line(x, TOP, x, canvas.height() - BELOW, Pen.of(Tone.FAULT, 2));
                boolean right = x < (axis.left() + axis.right()) / 2;
                String text = SMALL.cut(finding.claim(), (axis.right() - axis.left()) / 2 - 10);
                canvas.label(
                        right ? x + 5 : x - 5,
                        canvas.height() - BELOW - 5,
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
                        TOP - 4,
                        x,
                        canvas.height() - BELOW,
                        Pen.of(Tone.RARE, 1.5).dashed(Dash.SHORT));
            }
        }
    }
}

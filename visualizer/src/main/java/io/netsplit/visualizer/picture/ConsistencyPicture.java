package io.netsplit.visualizer.picture;

import io.netsplit.visualizer.consistency.Appraisal;
import io.netsplit.visualizer.drawing.Canvas;
import io.netsplit.visualizer.drawing.Drawing;
import io.netsplit.visualizer.drawing.Ink;
import io.netsplit.visualizer.drawing.Lettering;
import io.netsplit.visualizer.drawing.Pen;
import io.netsplit.visualizer.drawing.Shape.Anchor;
import io.netsplit.visualizer.model.Evidence;
import io.netsplit.visualizer.model.FaultSpan;
import io.netsplit.visualizer.model.Finding;
import io.netsplit.visualizer.model.Operations;
import io.netsplit.visualizer.model.Score;
import io.netsplit.visualizer.session.Session;
import io.netsplit.visualizer.session.View;
import io.netsplit.visualizer.theme.Tone;
import java.util.List;

/**
 * What clients were answered, and whether any order explains it: lanes of operations above; below, where none does, the smallest
 * part that shows it with a sentence, or the circle of transactions; beside it the CAP scorecard.
 */
final class ConsistencyPicture {
    static final double LEFT = 64;
    private static final double TOP = 92;
    /** Where it is told, beside the title, how the operations ended. */
    private static final double TOLD = 118;

    private static final double AXIS = 26;
    private static final double LANES_MIN = 70;
    private static final double WIDE = 860;
    private static final Lettering SMALL = Lettering.PLAIN.size(11);

    private final Session session;
    private final View view;
    private final Operations operations;
    private final Appraisal appraisal;
    private final Canvas canvas;
    private final Axis axis;
    private final List<Score> scorecard;

    private ConsistencyPicture(
            Session session, Operations operations, Appraisal appraisal, double width, double height) {
        this.session = session;
        this.view = session.view();
        this.operations = operations;
        this.appraisal = appraisal;
        this.canvas = new Canvas(width, height);
        this.axis = axis(session, width);
        this.scorecard = session.run().scorecard();
    }

    /** The shown range from left to right. */
    static Axis axis(Session session, double width) {
        View view = session.view();
        return new Axis(view.fromNs(), view.toNs(), LEFT, Math.max(LEFT + 10, width - 14));
    }

    static Drawing of(Session session, Operations operations, Appraisal appraisal, double width, double height) {
        return new ConsistencyPicture(session, operations, appraisal, width, height).draw();
    }

    private Drawing draw() {
        canvas.ground(Tone.GROUND);
        double lower = lower();
        double bottom = canvas.height() - lower - AXIS;
        double under = heading();
        ClientLanes lanes = new ClientLanes(canvas, axis, under + 4, bottom - 16, view, operations, appraisal);
        double foot = Math.min(bottom, lanes.bottom() + 14);
        faults(under, foot);
        lanes.draw();
        marks(under, foot);
        axis.draw(canvas, foot);
        double legend = ClientLanes.legend(canvas, canvas.width() - 14, 18);
        canvas.fitted(TOLD, 22, Math.max(0, legend - TOLD), told(lanes.told()), SMALL, Tone.MUTED);
        below(foot + AXIS);
        return canvas.done("Consistency: " + appraisal.headline()
                + appraisal.evidence().map(found -> "; " + found.sentence()).orElse("") + ". " + lanes.told()
                + scorecardWords());
    }

    private String told(String lanes) {
        return operations.count() == 0 ? "" : lanes;
    }

    /** How much room what stands under the lanes takes. */
    private double lower() {
        double wanted = ScorecardTable.height(scorecard);
        if (appraisal.evidence().isPresent()) {
            Evidence evidence = appraisal.evidence().get();
            double drawn = evidence.isCycle() ? CyclePicture.height(evidence) : EvidencePicture.height(evidence);
            wanted = canvas.width() >= WIDE ? Math.max(wanted, drawn + 24) : wanted + drawn + 24;
        }
        return Math.max(0, Math.min(wanted, canvas.height() - TOP - AXIS - LANES_MIN));
    }

    /** Title, answer and sentence; returns where they end. */
    private double heading() {
        canvas.label(14, 22, "Consistency", Lettering.BOLD.size(14), Anchor.START, Tone.TEXT);
        String sign = switch (appraisal.answer()) {
            case HOLDS -> "✓ ";
            case BROKEN -> "✕ ";
            case UNKNOWN -> "? ";
        };
        if (appraisal.answer() == Appraisal.Answer.BROKEN) {
            canvas.box(0, 32, 5, 17, 0, Ink.of(Tone.FAULT), null);
        }
        canvas.fitted(14, 44, canvas.width() - 28, sign + appraisal.headline() + claimed(), Lettering.BOLD, Tone.TEXT);
        double y = 61;
        if (appraisal.evidence().isPresent()) {
            String sentence = appraisal.evidence().get().sentence();
            for (String line : Wrapping.lines(sentence, Lettering.PLAIN, canvas.width() - 28, 3)) {
                canvas.label(14, y, line, Tone.TEXT);
                y += 16;
            }
        }
        return y + 2;
    }

    /** A history that breaks what nobody promised is no failure of the run. */
    private String claimed() {
        if (appraisal.answer() != Appraisal.Answer.BROKEN) {
            return "";
        }
        boolean judged = !session.run().findings().isEmpty();
        for (Finding finding : session.run().findings()) {
            if (finding.claim().startsWith("consistency ")) {
                return finding.expectedToFail() ? ", as the scenario expects" : "";
            }
        }
        return judged ? "; the scenario does not claim that it is" : "";
    }

    private void faults(double top, double bottom) {
        FaultShade shade = new FaultShade(canvas, top, bottom - top, 0.07);
        double free = 0;
        for (FaultSpan fault : session.recording().faults()) {
            if (fault.endNs() >= view.fromNs() && fault.startNs() <= view.toNs()) {
                double x = axis.clamped(fault.startNs());
                double width = Math.max(2, axis.clamped(fault.endNs()) - x);
                shade.over(x, width);
                canvas.box(x, top, width, 3, 0, Ink.of(Tone.FAULT), null);
                if (x >= free) {
                    canvas.fitted(x + 4, bottom - 3, width - 8, fault.name(), SMALL, Tone.MUTED);
                    free = x + width;
                }
            }
        }
    }

    private void marks(double top, double bottom) {
        for (Finding finding : session.run().violations()) {
            if (axis.shows(finding.violatedNs())) {
                double x = axis.x(finding.violatedNs());
                canvas.line(x, top, x, bottom, Pen.of(Tone.FAULT, 2));
                canvas.cross(x, top + 2, 5, Pen.of(Tone.FAULT, 2.5));
            }
        }
        for (long marker : view.markersNs()) {
            if (axis.shows(marker)) {
                double x = axis.x(marker);
                canvas.line(x, top, x, bottom, Pen.of(Tone.RARE, 1.5).dashed(Pen.Dash.SHORT));
            }
        }
        if (axis.shows(view.cursorNs())) {
            double x = axis.x(view.cursorNs());
            canvas.line(x, top, x, bottom, Pen.of(Tone.SELECTION, 1.5));
        }
    }

    private void below(double top) {
        double height = canvas.height() - top;
        if (height < 60) {
            return;
        }
        canvas.line(0, top, canvas.width(), top, Pen.of(Tone.LINE, 1));
        boolean beside = canvas.width() >= WIDE;
        double wide = beside ? ScorecardTable.WIDTH : canvas.width();
        if (appraisal.evidence().isEmpty()) {
            table(0, top, wide, height);
            return;
        }
        double room = beside ? height : height - ScorecardTable.height(scorecard);
        boolean both = beside || room > 110;
        evidence(top, beside ? canvas.width() - wide : canvas.width(), both ? room : height);
        if (both) {
            table(canvas.width() - wide, beside ? top : top + room, wide, beside ? height : height - room);
        }
    }

    private void evidence(double top, double width, double height) {
        Evidence evidence = appraisal.evidence().orElseThrow();
        String count =
                evidence.bars().size() + (evidence.isCycle() ? " transactions that form a circle" : " operations");
        String title = evidence.isCycle()
                ? count + ": each must come before the next"
                : "Smallest part that fails: " + count + (evidence.key().isEmpty() ? "" : " on key " + evidence.key());
        canvas.fitted(14, top + 18, width - 20, title, Lettering.BOLD, Tone.TEXT);
        Canvas drawn = evidence.isCycle()
                ? CyclePicture.of(evidence, width, height - 24)
                : EvidencePicture.of(evidence, width, height - 24);
        canvas.add(drawn.done("").framed(0, top + 24));
    }

    private void table(double x, double y, double width, double height) {
        if (x > 0) {
            canvas.line(x, y, x, y + height, Pen.of(Tone.LINE, 1));
        }
        Canvas drawn = ScorecardTable.of(scorecard, view.cursorNs(), width, height);
        canvas.add(drawn.done("").framed(x, y));
    }

    private String scorecardWords() {
        StringBuilder words = new StringBuilder();
        scorecard.forEach(row -> words.append(". ").append(ScorecardTable.words(row)));
        return words.toString();
    }
}

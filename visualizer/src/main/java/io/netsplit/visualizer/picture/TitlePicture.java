package io.netsplit.visualizer.picture;

import io.netsplit.visualizer.drawing.Canvas;
import io.netsplit.visualizer.drawing.Drawing;
import io.netsplit.visualizer.drawing.Hit;
import io.netsplit.visualizer.drawing.Ink;
import io.netsplit.visualizer.drawing.Lettering;
import io.netsplit.visualizer.drawing.Pen;
import io.netsplit.visualizer.drawing.Shape.Anchor;
import io.netsplit.visualizer.model.Finding;
import io.netsplit.visualizer.model.Finding.Outcome;
import io.netsplit.visualizer.model.OpenedRun;
import io.netsplit.visualizer.session.Session;
import io.netsplit.visualizer.theme.Tone;
import java.util.List;

/** The bar above everything: which scenario, variant and seed, and the verdict, which leads to the first violation. */
final class TitlePicture {
    static final double HEIGHT = 30;

    private TitlePicture() {}

    static Drawing of(Session session, double width) {
        OpenedRun run = session.run();
        var header = run.recording().header();
        Canvas canvas = new Canvas(width, HEIGHT).ground(Tone.PANEL);
        Lettering bold = Lettering.BOLD.size(14);
        String verdict = verdict(run);
        double verdictWidth = Lettering.BOLD.width(verdict) + 40;
        double room = width - verdictWidth - 24;
        String name = bold.cut(header.scenario(), room * 0.5);
        canvas.label(12, 20, name, bold, Anchor.START, Tone.TEXT);
        double x = 12 + bold.width(name) + 14;
        String facts =
                header.variant() + " · seed " + header.seed() + (run.title().isEmpty() ? "" : " · " + run.title());
        canvas.fitted(x, 20, room - x, facts, Lettering.PLAIN, Tone.MUTED);
        drawVerdict(canvas, run, verdict, width - verdictWidth - 8, verdictWidth);
        canvas.line(0, HEIGHT - 0.5, width, HEIGHT - 0.5, Pen.of(Tone.LINE, 1));
        return canvas.done(
                header.scenario() + ", variant " + header.variant() + ", seed " + header.seed() + ": " + verdict);
    }

    private static void drawVerdict(Canvas canvas, OpenedRun run, String verdict, double x, double width) {
        boolean bad =
                run.verdict() == Outcome.FAIL || !run.recording().problem().isEmpty();
        canvas.box(x, 4, width, 22, 4, bad ? Ink.of(Tone.FAULT) : null, Pen.of(bad ? Tone.FAULT : Tone.LINE, 1.5));
        Tone tone = bad ? Tone.GROUND : Tone.TEXT;
        double mark = x + 14;
        Pen pen = Pen.of(tone, 2.5);
        if (bad) {
            canvas.cross(mark, 15, 4.5, pen);
        } else if (run.verdict() == Outcome.PASS) {
            canvas.path(false, null, pen, mark - 5, 15, mark - 1, 19, mark + 6, 10);
        } else {
            canvas.label(mark, 20, "?", Lettering.BOLD.size(14), Anchor.MIDDLE, tone);
        }
        canvas.label(x + 26, 19.5, verdict, Lettering.BOLD, Anchor.START, tone);
        List<Finding> violations = run.violations();
        if (!violations.isEmpty()) {
            canvas.target(
                    x,
                    4,
                    width,
                    22,
                    new Hit.OfTime(violations.get(0).violatedNs()),
                    violations.get(0).measured());
        }
    }

    static String verdict(OpenedRun run) {
        if (!run.recording().problem().isEmpty()) {
            return "the trace is not whole";
        }
        if (run.recording().isGrowing()) {
            return "LIVE  " + Times.instant(run.recording().endNs()) + " of "
                    + Times.length(run.recording().header().durationNs());
        }
        if (run.findings().isEmpty()) {
            return "not judged: a trace alone";
        }
        int all = run.findings().size();
        return switch (run.verdict()) {
            case PASS -> "PASS  " + all + " of " + all + " as expected";
            case FAIL -> "FAIL  " + run.count(Outcome.FAIL) + " of " + all + " not as expected";
            case UNKNOWN -> "UNKNOWN  " + run.count(Outcome.UNKNOWN) + " of " + all + " not decided";
        };
    }
}

package io.netsplit.visualizer.picture;

import io.netsplit.visualizer.drawing.Canvas;
import io.netsplit.visualizer.drawing.Drawing;
import io.netsplit.visualizer.drawing.Hit;
import io.netsplit.visualizer.drawing.Lettering;
import io.netsplit.visualizer.drawing.Pen;
import io.netsplit.visualizer.drawing.Shape;
import io.netsplit.visualizer.drawing.Shape.Anchor;
import io.netsplit.visualizer.model.Beside;
import io.netsplit.visualizer.model.FaultSpan;
import io.netsplit.visualizer.model.OpenedRun;
import io.netsplit.visualizer.model.Recording;
import io.netsplit.visualizer.session.Lanes;
import io.netsplit.visualizer.session.Selection;
import io.netsplit.visualizer.session.Session;
import io.netsplit.visualizer.session.View;
import io.netsplit.visualizer.theme.Tone;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Two runs, one over the other, on one axis of time: a space-time diagram of each, muted as far as they are the same, with the
 * first event of each that differs marked, and a sentence that says what differs.
 */
final class BesidePicture {
    private static final String TITLE = "Compare";
    private static final Lettering BOLD = Lettering.BOLD.size(13);
    private static final Lettering SMALL = Lettering.PLAIN.size(11);
    private static final double PAD = 14;
    private static final double ROW = 16;
    private static final int LINES_MAX = 3;

    private @Nullable Recording other;
    private @Nullable Traffic otherTraffic;

    /** The shown range from left to right; time is to scale in both, so that they can be held against each other. */
    static Axis axis(View view, double width) {
        return SpaceTimePicture.scale(view, width);
    }

    Drawing draw(Session session, Beside beside, Traffic traffic, double width, double height) {
        Canvas canvas = new Canvas(width, height).ground(Tone.GROUND);
        double top = head(canvas, beside);
        double half = Math.floor((height - top - SpaceTimePicture.AXIS) / 2);
        double rest = height - top - half;
        Recording order = order(session, beside);
        View view = session.view().withLanes(session.view().lanes().withOrder(false));
        Drawing seen = SpaceTimePicture.of(
                side(session.run(), view),
                traffic,
                width,
                half,
                run(session.recording(), beside.name(), false, beside, order));
        View otherView = translated(view, beside, session.recording());
        Drawing beneath = SpaceTimePicture.of(
                side(beside.other(), otherView),
                traffic(beside.other().recording()),
                width,
                rest,
                run(beside.other().recording(), beside.otherName(), true, beside, order));
        canvas.add(seen.framed(0, top));
        canvas.add(
                new Shape.Frame(0, top + half, width, rest, elsewhere(beneath.shapes(), beside, session.recording())));
        canvas.line(0, top, width, top, Pen.of(Tone.LINE, 1));
        canvas.line(0, top + half, width, top + half, Pen.of(Tone.LINE, 1));
        return canvas.done(TITLE + ": " + sentence(beside) + " " + String.join("; ", beside.headers()));
    }

    private static String sentence(Beside beside) {
        String common = Character.toUpperCase(beside.common().charAt(0))
                + beside.common().substring(1);
        String next = beside.next();
        String stop = next.endsWith(".") ? "" : ".";
        return common + (next.isEmpty() ? ", and the same end." : "; then " + next + stop);
    }

    /** What differs, in words; returns where that ends. */
    private static double head(Canvas canvas, Beside beside) {
        canvas.label(PAD, 20, TITLE, BOLD, Anchor.START, Tone.TEXT);
        double x = PAD + BOLD.width(TITLE) + 14;
        canvas.fitted(x, 20, canvas.width() - x - PAD, String.join(" · ", beside.headers()), SMALL, Tone.MUTED);
        List<String> lines = Wrapping.lines(sentence(beside), Lettering.PLAIN, canvas.width() - 2 * PAD);
        int shown = Math.min(LINES_MAX, lines.size());
        for (int i = 0; i < shown; i++) {
            boolean cut = i == LINES_MAX - 1 && lines.size() > LINES_MAX;
            String line = cut ? lines.get(i) + " …" : lines.get(i);
            canvas.fitted(PAD, 40 + i * ROW, canvas.width() - 2 * PAD, line, Lettering.PLAIN, Tone.TEXT);
        }
        double bottom = 40 + shown * ROW - 6;
        String words = "go to where they part";
        canvas.target(0, 26, canvas.width(), bottom - 26, new Hit.OfTime(beside.partNs()), words);
        return bottom;
    }

    private static Session side(OpenedRun run, View view) {
        Session side = new Session(run);
        side.change(before -> view);
        return side;
    }

    private static BesideRun run(Recording recording, String name, boolean axis, Beside beside, Recording order) {
        boolean goesOn = beside.event() < recording.events().count();
        String told = goesOn
                ? "event " + (beside.event() + 1) + ": " + new EventWords(recording).line(beside.event())
                : recording.isGrowing()
                        ? "has not come further"
                        : (recording.problem().isEmpty() ? "ends at " : "is cut off at ")
                                + Times.instant(recording.endNs());
        long sameNs =
                beside.divergence().common() == 0 ? -1 : beside.divergence().commonNs();
        return new BesideRun(name, told, order, axis, sameNs, beside.event());
    }

    /** Whose cut says how the lanes of both stand. */
    private static Recording order(Session session, Beside beside) {
        Recording seen = session.recording();
        Recording there = beside.other().recording();
        boolean cutHere = seen.faults().stream().anyMatch(FaultSpan::isCut);
        return cutHere || seen.nodes() != there.nodes() ? seen : there;
    }

    private Traffic traffic(Recording recording) {
        Traffic kept = otherTraffic;
        if (kept == null || other != recording) {
            kept = new Traffic(recording);
            other = recording;
            otherTraffic = kept;
        }
        return kept;
    }

    /** The same view, of the other run: what is selected is there, too, if it is older than the difference. */
    private static View translated(View view, Beside beside, Recording seen) {
        Recording there = beside.other().recording();
        boolean same = sameAddresses(seen, there);
        long cursorNs = Math.min(view.cursorNs(), there.endNs());
        Selection selection = view.selection();
        boolean known = selection instanceof Selection.Node && same
                || selection instanceof Selection.Event event && event.event() < beside.event()
                || selection instanceof Selection.Message message
                        && seen.messages().sendEvent(message.message()) < beside.event()
                        && message.message() < there.messages().count();
        return view.withCursor(view.cursorNs(), there.events().lastAt(cursorNs))
                .withSelection(known ? selection : Selection.NOTHING)
                .withLanes(same ? view.lanes() : Lanes.USUAL);
    }

    private static boolean sameAddresses(Recording seen, Recording there) {
        return seen.header().nodes().equals(there.header().nodes())
                && seen.header().clients().equals(there.header().clients());
    }

    /** What a pointer finds in the other run cannot be selected in the one that is seen: the cursor goes there. */
    private static List<Shape> elsewhere(List<Shape> shapes, Beside beside, Recording seen) {
        Recording there = beside.other().recording();
        List<Shape> changed = new ArrayList<>();
        for (Shape shape : shapes) {
            if (shape instanceof Shape.Target target) {
                Hit hit = elsewhere(target.hit(), there, sameAddresses(seen, there));
                changed.add(
                        new Shape.Target(target.x(), target.y(), target.width(), target.height(), hit, target.words()));
            } else {
                changed.add(shape);
            }
        }
        return changed;
    }

    private static Hit elsewhere(Hit hit, Recording there, boolean sameAddresses) {
        if (hit instanceof Hit.OfMessage message) {
            return new Hit.OfTime(there.messages().sentNs(message.message()));
        }
        if (hit instanceof Hit.OfEvent event) {
            return new Hit.OfTime(there.events().timeNs(event.event()));
        }
        return hit instanceof Hit.OfNode && !sameAddresses ? new Hit.OfNothing() : hit;
    }
}

package io.netsplit.visualizer.picture;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.visualizer.SampleTrace;
import io.netsplit.visualizer.drawing.Drawing;
import io.netsplit.visualizer.drawing.Hit;
import io.netsplit.visualizer.drawing.Pen;
import io.netsplit.visualizer.drawing.Shape;
import io.netsplit.visualizer.drawing.SvgWriter;
import io.netsplit.visualizer.model.Evidence;
import io.netsplit.visualizer.model.OpenedRun;
import io.netsplit.visualizer.model.Recording;
import io.netsplit.visualizer.model.Score;
import io.netsplit.visualizer.session.Pane;
import io.netsplit.visualizer.session.Selection;
import io.netsplit.visualizer.session.Session;
import io.netsplit.visualizer.theme.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Client lanes, the reason why no order explains them, and the scorecard. */
class ConsistencyPictureTest {
    private static final Path GOLDEN = Path.of("src/test/resources/pictures");
    private static final List<Score> SCORECARD = List.of(
            new Score("before", 0, 10_000_000, 1, Double.NaN, 2e6, 4e6, "linearizable"),
            new Score("during split", 10_000_000, 20_000_000, 0.996, 0, 2e6, 9e6, "sequential"));

    private static Drawing draw(OpenedRun run) {
        return new Pictures(new Session(run)).draw(Pane.CONSISTENCY, 1_000, 560);
    }

    private static Drawing draw(SampleTrace trace) {
        return draw(alone(trace));
    }

    private static OpenedRun alone(SampleTrace trace) {
        return new OpenedRun(trace.read(), "", "", List.of());
    }

    private static OpenedRun scored(Recording recording) {
        return new OpenedRun(recording, "", "", List.of(), Optional.empty(), SCORECARD);
    }

    @Test
    void aStaleReadIsNamedWithTheSmallestPartThatFails() {
        Drawing drawing = draw(SampleTrace.staleRead());
        assertThat(PictureTexts.of(drawing))
                .contains("✕ not linearizable", "Smallest part that fails: 3 operations on key 7")
                .contains("✕ no place in any order", "write 1", "write 2", "read → 1", "holds 1 (1), then 2 (2)")
                .anyMatch(text -> text.startsWith("c1 read 1 at 0.014 s, but 2 had been acknowledged to c2"));
        assertThat(drawing.words()).contains("not linearizable").contains("3 ok, 1 failed, 1 unknown");
    }

    @Test
    void bothFailingKindsAreAsTheyWere() throws IOException {
        golden("consistency-stale-read", draw(scored(SampleTrace.staleRead().read())));
        golden("consistency-write-skew", draw(scored(SampleTrace.writeSkew().read())));
    }

    private static void golden(String name, Drawing drawing) throws IOException {
        String svg = SvgWriter.write(drawing, Theme.LIGHT);
        Path golden = GOLDEN.resolve(name + ".svg");
        if (Boolean.getBoolean("netsplit.update")) {
            Files.writeString(golden, svg);
        }
        assertThat(svg).isEqualTo(Files.readString(golden));
    }

    @Test
    void theThreeEndsHaveThreeShapes() {
        List<Shape> shapes = draw(SampleTrace.staleRead()).shapes();
        long torn = shapes.stream()
                .filter(shape -> shape instanceof Shape.Path path
                        && path.points().length == 10
                        && path.pen() != null
                        && path.pen().dash() == Pen.Dash.SHORT)
                .count();
        // One in the legend, one in a lane.
        assertThat(torn).isEqualTo(2);
        assertThat(targets(shapes))
                .anyMatch(words -> words.startsWith("c3: write 7 9, failed (no leader)"))
                .anyMatch(words -> words.startsWith("c3: write 8 3, unknown (timeout)"));
    }

    @Test
    void operationsOfTheSelectedKeyAreJoinedInTheOrderThatExplainsThem() {
        Session session = new Session(alone(SampleTrace.splitBrain()));
        session.showRange(3_400_000_000L, 3_700_000_000L);
        Pictures pictures = new Pictures(session);
        long before = dotted(pictures.draw(Pane.CONSISTENCY, 1_000, 560));
        int invoked = session.recording().events().firstAt(3_410_000_000L);
        session.change(view -> view.withSelection(new Selection.Event(invoked)));
        Drawing joined = pictures.draw(Pane.CONSISTENCY, 1_000, 560);
        assertThat(before).isZero();
        assertThat(dotted(joined)).isPositive();
        assertThat(PictureTexts.of(joined)).anyMatch(text -> text.startsWith("✓ linearizable: an order explains "));
    }

    @Test
    void aCircleOfTransactionsIsDrawnWithItsReasons() {
        assertThat(PictureTexts.of(draw(SampleTrace.writeSkew())))
                .contains("✕ not serializable; what is kept: snapshot isolation")
                .contains("2 transactions that form a circle: each must come before the next", "rw")
                .contains("#0  r x nothing, append y 1", "#1  r y nothing, append x 2");
    }

    @Test
    void theScorecardMarksTheIntervalAtTheCursor() {
        Session session = new Session(scored(SampleTrace.staleRead().read()));
        session.moveTo(12_000_000);
        Drawing drawing = new Pictures(session).draw(Pane.CONSISTENCY, 1_000, 560);
        assertThat(PictureTexts.of(drawing)).contains("CAP scorecard", "99.6 %", "0 %", "sequential");
        assertThat(PictureTexts.bold(drawing)).contains("during split").doesNotContain("before");
    }

    @Test
    void whatCannotBeJudgedIsSaid() {
        assertThat(PictureTexts.of(draw(SampleTrace.ofNodes(3))))
                .contains("? no client asked for anything in this trace, so there is nothing to judge")
                .anyMatch(text -> text.startsWith("None was made of this run"));
        SampleTrace odd = new SampleTrace(List.of("n1"), List.of("c1"));
        odd.invoke(0, 0, "ponder", "").complete(0, "ok", "");
        assertThat(PictureTexts.of(draw(odd))).contains("? no sequential specification has the functions ponder");
        SampleTrace broken = new SampleTrace(List.of("n1"), List.of("c1"));
        broken.invoke(0, 0, "write", ",\"input\":1.5").complete(0, "ok", "");
        assertThat(PictureTexts.of(draw(broken)))
                .anyMatch(text -> text.startsWith("? the operations cannot be judged:") && text.contains("1.5"));
    }

    @Test
    void whatTheRunsOwnJudgesFoundGoesFirst() {
        Evidence recorded = new Evidence("causally consistent", "4", "c2 went back in time", -1, List.of(), List.of());
        OpenedRun run =
                new OpenedRun(SampleTrace.staleRead().read(), "", "", List.of(), Optional.of(recorded), List.of());
        assertThat(PictureTexts.of(draw(run))).contains("✕ not causally consistent", "c2 went back in time");
    }

    @Test
    void untilTheJudgeIsDoneThePictureSaysSo() {
        List<Runnable> later = new ArrayList<>();
        Session session = new Session(alone(SampleTrace.staleRead()));
        Pictures pictures = new Pictures(session, later::add);
        assertThat(PictureTexts.of(pictures.draw(Pane.CONSISTENCY, 1_000, 560))).contains("? judging 5 operations …");
        assertThat(later).hasSize(1);
        later.get(0).run();
        assertThat(PictureTexts.of(pictures.draw(Pane.CONSISTENCY, 1_000, 560))).contains("✕ not linearizable");
        assertThat(later).hasSize(1);
    }

    @Test
    void manyOperationsAreCountedAndManyClientsAreToldOf() {
        assertThat(draw(busy(2, 2_000)).words()).contains("1 960 ok, 40 failed").contains("too many for bars");
        assertThat(draw(busy(200, 400)).words()).contains("more clients have no room here");
    }

    private static SampleTrace busy(int clients, int operations) {
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= clients; i++) {
            names.add("c" + i);
        }
        SampleTrace trace = new SampleTrace(List.of("n1"), names);
        for (int op = 0; op < operations; op++) {
            trace.at(op * 1_000L).invoke(op, op % clients, "write", ",\"key\":1,\"input\":" + op);
            trace.complete(op, op % 50 == 0 ? "fail" : "ok", "");
        }
        return trace.at(operations * 1_000L);
    }

    private static long dotted(Drawing drawing) {
        return drawing.shapes().stream()
                .filter(shape -> shape instanceof Shape.Line line && line.pen().dash() == Pen.Dash.DOTTED)
                .count();
    }

    private static List<String> targets(List<Shape> shapes) {
        return shapes.stream()
                .filter(shape -> shape instanceof Shape.Target target && target.hit() instanceof Hit.OfEvent)
                .map(shape -> ((Shape.Target) shape).words())
                .toList();
    }
}

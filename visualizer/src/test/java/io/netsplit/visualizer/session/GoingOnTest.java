package io.netsplit.visualizer.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.visualizer.SampleTrace;
import io.netsplit.visualizer.drawing.Drawing;
import io.netsplit.visualizer.model.LiveRecording;
import io.netsplit.visualizer.model.OpenedRun;
import io.netsplit.visualizer.model.Recording;
import io.netsplit.visualizer.picture.Pictures;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A session whose run grows, or gives way to another branch. */
class GoingOnTest {
    private static final long SECOND = SampleTrace.SECOND;

    /** The sample run as far as this many of its lines. */
    private static OpenedRun run(int lines) {
        List<String> all = SampleTrace.splitBrain().cutOff().lines().skip(1).toList();
        LiveRecording live = new LiveRecording(SampleTrace.splitBrain().read().header());
        byte[] bytes = (String.join("\n", all.subList(0, Math.min(all.size(), lines))) + "\n")
                .getBytes(StandardCharsets.UTF_8);
        live.take(bytes, bytes.length);
        Recording recording = live.soFar(0, true);
        return new OpenedRun(recording, "", "", List.of());
    }

    @Test
    void whoSeesTheWholeRunGoesOnSeeingIt() {
        Session session = new Session(run(100));
        long before = session.recording().endNs();
        session.goOn(run(400));
        assertThat(session.recording().endNs()).isGreaterThan(before);
        assertThat(session.view().fromNs()).isZero();
        assertThat(session.view().toNs()).isEqualTo(session.recording().endNs());
    }

    @Test
    void aRangeAndACursorStay() {
        Session session = new Session(run(200));
        session.showRange(SECOND / 2, SECOND);
        session.moveTo(3 * SECOND / 4);
        View before = session.view();
        session.goOn(run(400));
        assertThat(session.view()).isEqualTo(before);
    }

    @Test
    void aShorterBranchTakesThemAlong() {
        Session session = new Session(run(Integer.MAX_VALUE));
        session.showRange(8 * SECOND, 9 * SECOND);
        int last = session.recording().messages().count() - 1;
        session.change(view -> view.withSelection(new Selection.Message(last)));
        session.moveTo(9 * SECOND);
        session.goOn(run(100));
        View view = session.view();
        assertThat(view.cursorNs()).isEqualTo(session.recording().endNs());
        assertThat(view.cursorEvent()).isLessThan(100);
        assertThat(view.toNs()).isLessThanOrEqualTo(session.recording().endNs());
        assertThat(view.toNs()).isGreaterThan(view.fromNs());
        assertThat(view.selection()).isEqualTo(Selection.NOTHING);
        while (session.undo()) {
            assertThat(session.view().toNs())
                    .isLessThanOrEqualTo(session.recording().endNs());
        }
    }

    @Test
    void whatIsNotJudgedYetIsNotSaidToBeMissing() {
        Drawing inspector = new Pictures(new Session(run(100))).draw(Pane.INSPECTOR, 400, 600);
        assertThat(inspector.shapes().toString())
                .contains("The run has not ended.")
                .doesNotContain("stands alone");
    }

    @Test
    void everyPaneDrawsWhatThereIs() {
        Session session = new Session(run(1));
        Pictures pictures = new Pictures(session);
        for (int lines : new int[] {1, 7, 50, 300, Integer.MAX_VALUE, 20}) {
            session.goOn(run(lines));
            for (Pane pane : Pane.values()) {
                assertThat(pictures.draw(pane, 1000, 700).shapes())
                        .as("%s at %d", pane, lines)
                        .isNotEmpty();
            }
            assertThat(pictures.logNeighbour(1))
                    .isLessThan(session.recording().events().count());
        }
    }
}

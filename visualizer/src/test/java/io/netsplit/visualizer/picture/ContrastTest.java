package io.netsplit.visualizer.picture;

import io.netsplit.visualizer.SampleSweep;
import io.netsplit.visualizer.SampleTrace;
import io.netsplit.visualizer.model.OpenedRun;
import io.netsplit.visualizer.session.Pane;
import io.netsplit.visualizer.session.Selection;
import io.netsplit.visualizer.session.Session;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every text of every pane can be read on what lies below it, in both themes. */
class ContrastTest {
    private static Stream<Session> sessions() {
        OpenedRun split = SampleTrace.judged(SampleTrace.splitBrain().read());
        Session early = new Session(split);
        early.moveTo(SampleTrace.SECOND);
        Session two = new Session(split);
        two.moveTo(3_500_000_000L);
        two.change(view -> view.withSelection(new Selection.Node(0)));
        Session near = new Session(split);
        near.showRange(3_300_000_000L, 3_700_000_000L);
        near.moveTo(3_500_000_000L);
        SampleTrace crowd = SampleTrace.ofNodes(3);
        for (int i = 0; i < 7; i++) {
            crowd.message(0, 1, i < 4 ? "Ask" : "Tell", "{}", SampleTrace.SECOND);
        }
        Session crowded = new Session(SampleTrace.judged(crowd.read()));
        crowded.moveTo(SampleTrace.SECOND / 2);
        return Stream.of(
                early,
                crowded,
                two,
                near,
                new Session(SampleTrace.judged(SampleTrace.staleRead().read())),
                new Session(SampleTrace.judged(SampleTrace.writeSkew().read())),
                new Session(SampleSweep.balancing()),
                new Session(SampleSweep.balancing(7, 4)));
    }

    @ParameterizedTest
    @EnumSource
    void everyTextCanBeRead(Pane pane) {
        sessions().forEach(session -> {
            Pictures pictures = new Pictures(session);
            Contrast.suffices(pictures.draw(pane, 1_000, 600), "large " + pane);
            Contrast.suffices(pictures.draw(pane, 640, 400), "small " + pane);
        });
    }
}

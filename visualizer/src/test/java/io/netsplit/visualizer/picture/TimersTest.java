package io.netsplit.visualizer.picture;

import static io.netsplit.visualizer.SampleTrace.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.visualizer.SampleTrace;
import io.netsplit.visualizer.drawing.Drawing;
import io.netsplit.visualizer.drawing.Shape;
import io.netsplit.visualizer.drawing.SvgWriter;
import io.netsplit.visualizer.model.Recording;
import io.netsplit.visualizer.model.Timers;
import io.netsplit.visualizer.session.Pane;
import io.netsplit.visualizer.session.Selection;
import io.netsplit.visualizer.session.Session;
import io.netsplit.visualizer.theme.Theme;
import io.netsplit.visualizer.theme.Tone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Timers: what the trace tells of them, and how they are drawn. */
class TimersTest {
    private final Recording recording = trace().read();
    private final Session session = new Session(SampleTrace.judged(recording));

    private static SampleTrace trace() {
        SampleTrace trace = SampleTrace.ofNodes(3);
        trace.role(0, "leader", 3);
        trace.timer(0, "heartbeat", SECOND).timer(0, "lease", 4 * SECOND).timer(1, "election", 4 * SECOND);
        trace.at(SECOND).timer(1, "election", 5 * SECOND);
        trace.timer(2, "election", 9 * SECOND);
        trace.at(2 * SECOND).cancelled(0, "lease");
        trace.at(3 * SECOND).node(2, "crashed", "");
        return trace.at(10 * SECOND);
    }

    @Test
    void theNextTimerIsTheOneThatIsDueFirst() {
        assertThat(recording.timers().running(0, SECOND / 2))
                .extracting(Timers.Running::name)
                .containsExactly("heartbeat", "lease");
        assertThat(recording.timers().next(0, SECOND)).hasValue(new Timers.Running("lease", 0, 4 * SECOND));
        assertThat(recording.timers().next(1, SECOND / 2).orElseThrow().dueNs()).isEqualTo(4 * SECOND);
        assertThat(recording.timers().next(1, SECOND).orElseThrow().dueNs()).isEqualTo(6 * SECOND);
    }

    @Test
    void whatWasCancelledFiredOrCrashedDoesNotRun() {
        assertThat(recording.timers().next(0, 2 * SECOND)).isEmpty();
        assertThat(recording.timers().next(1, 6 * SECOND)).isEmpty();
        assertThat(recording.timers().next(2, 2 * SECOND)).isPresent();
        assertThat(recording.timers().next(2, 3 * SECOND)).isEmpty();
    }

    @Test
    void anOutlineEmptiesAsTheTimerRuns() {
        int full = steps(2 * SECOND);
        int half = steps(4 * SECOND);
        assertThat(full).isGreaterThan(half);
        assertThat(half).isPositive();
        assertThat(steps(7 * SECOND)).isZero();
    }

    /** How many steps the outlines of what is left have together. */
    private int steps(long at) {
        session.moveTo(at);
        return cluster().shapes().stream()
                .filter(shape -> shape instanceof Shape.Path path
                        && !path.closed()
                        && path.pen() != null
                        && path.pen().ink().tone() == Tone.MUTED)
                .mapToInt(shape -> ((Shape.Path) shape).points().length)
                .sum();
    }

    @Test
    void theInspectorAndTheWordsOfANodeTellWhenItIsDue() {
        session.moveTo(SECOND / 2);
        session.change(view -> view.withSelection(new Selection.Node(0)));
        List<String> texts = PictureTexts.of(new Pictures(session).draw(Pane.INSPECTOR, 320, 700));
        assertThat(texts).contains("its timers", "  heartbeat", "in 500.0 ms of 1.00 s");
        assertThat(cluster().shapes())
                .anyMatch(shape -> shape instanceof Shape.Target target
                        && target.words().equals("n1: leader, term 3, timer heartbeat in 500.0 ms"));
    }

    @Test
    void theyLookAsTheyDid() throws IOException {
        session.moveTo(SECOND + SECOND / 2);
        String svg = SvgWriter.write(cluster(), Theme.DARK);
        Path golden = Path.of("src/test/resources/pictures/cluster-timers.svg");
        if (Boolean.getBoolean("netsplit.update")) {
            Files.writeString(golden, svg);
        }
        assertThat(svg).isEqualTo(Files.readString(golden));
    }

    private Drawing cluster() {
        return new Pictures(session).draw(Pane.CLUSTER, 720, 420);
    }
}

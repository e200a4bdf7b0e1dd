package io.netsplit.visualizer.picture;

import static io.netsplit.visualizer.SampleSweep.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.visualizer.SampleSweep;
import io.netsplit.visualizer.SampleTrace;
import io.netsplit.visualizer.drawing.Drawing;
import io.netsplit.visualizer.drawing.Hit;
import io.netsplit.visualizer.drawing.SvgWriter;
import io.netsplit.visualizer.model.OpenedRun;
import io.netsplit.visualizer.session.Pane;
import io.netsplit.visualizer.session.Session;
import io.netsplit.visualizer.theme.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Algorithms beside each other, without a toolkit. */
class LoadBalancingPictureTest {
    private static final Path GOLDEN = Path.of("src/test/resources/pictures/load-balancing-two.svg");

    private final Session session = new Session(SampleSweep.balancing());
    private final Pictures pictures = new Pictures(session);

    @Test
    void resultsWithServersOpenHere() {
        assertThat(session.view().pane()).isEqualTo(Pane.LOAD_BALANCING);
        assertThat(session.view().cursorNs()).as("on the first fault").isEqualTo(4 * SECOND);
    }

    @Test
    void twoAlgorithmsAreAsTheyWere() throws IOException {
        session.moveTo(5 * SECOND);
        String svg = SvgWriter.write(draw(900, 520), Theme.LIGHT);
        if (Boolean.getBoolean("netsplit.update")) {
            Files.writeString(GOLDEN, svg);
        }
        assertThat(svg).isEqualTo(Files.readString(GOLDEN));
    }

    @Test
    void whatANoisyIntervalDoesNotShowIsSaidInWords() {
        assertThat(Texts.of(draw(1200, 600)))
                .contains("p99 ×0.900 [0.500, 1.62] no difference shown", "p99 baseline")
                .contains("p99 400 ms ◂", "p50 5.00 ms ◂", "ok 99.95 % · fair 0.90");
        assertThat(Texts.of(draw(180, 600))).contains("≈ no difference shown");
        assertThat(draw(320, 600).words()).contains("seeing p99 20.0 ms, ×0.900 [0.500, 1.62] no difference shown");
    }

    @Test
    void queuesAreThoseAtTheCursor() {
        session.moveTo(SECOND);
        assertThat(Texts.of(draw(1200, 700))).contains("1.5").doesNotContain("40");
        session.moveTo(5 * SECOND);
        assertThat(Texts.of(draw(1200, 700))).contains("40", "3.0");
    }

    @Test
    void aFaultIsNamedInTheChartAndTheChartLeadsToItsTime() {
        Drawing drawing = draw(1200, 600);
        assertThat(Texts.of(drawing)).contains("gray");
        assertThat(drawing.at(1150, 500).orElseThrow().hit())
                .isInstanceOfSatisfying(
                        Hit.OfTime.class, hit -> assertThat(hit.timeNs()).isGreaterThan(9 * SECOND));
    }

    @Test
    void chartsFollowTheRangeThatIsChosen() {
        session.showRange(4 * SECOND, 5 * SECOND);
        assertThat(Texts.of(draw(1200, 600))).contains("4 s", "5 s").doesNotContain("10 s");
    }

    @Test
    void manyAlgorithmsAndServersFitAndWhatDoesNotIsCounted() {
        Session large = new Session(SampleSweep.balancing(13, 100));
        for (double[] size : new double[][] {{1280, 620}, {640, 400}, {320, 240}}) {
            Drawing drawing = new Pictures(large).draw(Pane.LOAD_BALANCING, size[0], size[1]);
            Texts.stayWithin(drawing.shapes(), size[0]);
        }
        assertThat(Texts.of(new Pictures(large).draw(Pane.LOAD_BALANCING, 640, 400)))
                .anyMatch(text -> text.matches("\\d+ more in a larger window.*"));
    }

    @Test
    void withoutServersOrResultsItSaysWhy() {
        OpenedRun trace = SampleTrace.judged(SampleTrace.splitBrain().read());
        assertThat(new Pictures(new Session(trace))
                        .draw(Pane.LOAD_BALANCING, 700, 400)
                        .words())
                .contains("summary.json", "there are none here");
    }

    @Test
    void panesThatNeedATraceSayThatNoneWasKept() {
        for (Pane pane : new Pane[] {Pane.CLUSTER, Pane.SPACE_TIME, Pane.LOG}) {
            assertThat(pictures.draw(pane, 700, 400).words()).as(pane.word()).contains("run sample --trace");
        }
        assertThat(pictures.draw(Pane.WINDOW, 1280, 800).words()).contains("Load balancing: 2 algorithms");
    }

    private Drawing draw(double width, double height) {
        return pictures.draw(Pane.LOAD_BALANCING, width, height);
    }
}

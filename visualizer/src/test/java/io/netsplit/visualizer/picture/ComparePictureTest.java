package io.netsplit.visualizer.picture;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.visualizer.SampleSweep;
import io.netsplit.visualizer.SampleTrace;
import io.netsplit.visualizer.drawing.Drawing;
import io.netsplit.visualizer.drawing.Shape;
import io.netsplit.visualizer.drawing.SvgWriter;
import io.netsplit.visualizer.session.Pane;
import io.netsplit.visualizer.session.Session;
import io.netsplit.visualizer.theme.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Figures with their noise. */
class ComparePictureTest {
    private static final Path GOLDEN = Path.of("src/test/resources/pictures/compare-two.svg");

    private final Pictures pictures = new Pictures(new Session(SampleSweep.balancing()));

    @Test
    void twoVariantsAreAsTheyWere() throws IOException {
        String svg = SvgWriter.write(draw(900, 300), Theme.LIGHT);
        if (Boolean.getBoolean("netsplit.update")) {
            Files.writeString(GOLDEN, svg);
        }
        assertThat(svg).isEqualTo(Files.readString(GOLDEN));
    }

    @Test
    void whatIsFoundStandsInWordsBesideItsInterval() {
        Drawing drawing = draw(1400, 400);
        assertThat(Texts.of(drawing))
                .contains("latency.p99", "400 ms ◂", "×0.900 [0.500, 1.62] no difference shown", "baseline");
        assertThat(drawing.words()).contains("seeing 360 ms no difference shown", "seeing 4.50 ms better");
        long dots = drawing.shapes().stream()
                .filter(shape -> shape instanceof Shape.Disc)
                .count();
        assertThat(dots).as("a mean for each variant and figure").isEqualTo(4);
    }

    @Test
    void whatHasNoRoomIsCountedAndNoTextReachesOut() {
        for (double[] size : new double[][] {{1280, 600}, {640, 90}, {320, 90}}) {
            Texts.stayWithin(draw(size[0], size[1]).shapes(), size[0]);
        }
        assertThat(Texts.of(draw(640, 90))).anyMatch(text -> text.startsWith("1 more figures"));
    }

    @Test
    void aTraceAloneSaysWhatToDo() {
        Session other = new Session(SampleTrace.judged(SampleTrace.splitBrain().read()));
        assertThat(new Pictures(other).draw(Pane.COMPARE, 700, 400).words()).contains("compare", "--out out");
    }

    private Drawing draw(double width, double height) {
        return pictures.draw(Pane.COMPARE, width, height);
    }
}

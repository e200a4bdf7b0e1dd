package io.netsplit.visualizer.picture;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.visualizer.SampleSweep;
import io.netsplit.visualizer.SampleTrace;
import io.netsplit.visualizer.drawing.Drawing;
import io.netsplit.visualizer.drawing.Shape;
import io.netsplit.visualizer.drawing.SvgWriter;
import io.netsplit.visualizer.model.MetricTable;
import io.netsplit.visualizer.model.Sweep;
import io.netsplit.visualizer.session.Pane;
import io.netsplit.visualizer.session.Session;
import io.netsplit.visualizer.theme.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Figures with their noise. */
class ComparePictureTest {
    private static final Path GOLDEN = Path.of("src/test/resources/pictures/compare-two.svg");
    private static final Path DOUBTED = Path.of("src/test/resources/pictures/compare-doubted.svg");

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

    /** Holm's procedure takes all comparisons together, an interval only its own: both can be right at once. */
    @Test
    void anIntervalThatLeavesOutOneBesideNoDifferenceHasItsReasonBelow() throws IOException {
        MetricTable ratio = table("latency.p99", true, 0.9, 0.82, 0.98, MetricTable.NO_DIFFERENCE);
        MetricTable plain = table("latency.p50", true, 0.95, 0.85, 1.06, MetricTable.NO_DIFFERENCE);
        MetricTable difference = table("lost-writes", false, 3, 1, 5, MetricTable.NO_DIFFERENCE);
        MetricTable shown = table("availability", true, 0.5, 0.4, 0.6, "worse");
        assertThat(compared(shown, plain).words()).doesNotContain("†");
        Drawing one = compared(ratio, plain, shown);
        assertThat(Texts.of(one))
                .contains("≈ [0.820, 0.980] †", "≈ no difference shown")
                .anyMatch(text -> text.startsWith("† No difference is shown (≈), although the 95 % interval by itself "
                        + "leaves out ×1: of 3 comparisons at once"));
        assertThat(one.words()).contains("b 9 no difference shown †").endsWith("all of them together (Holm).");
        assertThat(Texts.of(compared(difference))).contains("+3 [1, 5] no difference shown †");
        assertThat(compared(difference).words()).contains("leaves out a difference of 0:");
        assertThat(compared(difference, ratio).words()).contains("leaves out ×1 or a difference of 0:");
        String svg = SvgWriter.write(one, Theme.DARK);
        if (Boolean.getBoolean("netsplit.update")) {
            Files.writeString(DOUBTED, svg);
        }
        assertThat(svg).isEqualTo(Files.readString(DOUBTED));
    }

    private static Drawing compared(MetricTable... tables) {
        Sweep two = SampleSweep.balancing().sweep();
        Sweep sweep = new Sweep(5, two.durationNs(), 0, List.of(), two.variants(), List.of(tables));
        Drawing drawing = new Pictures(new Session(SampleSweep.opened(sweep))).draw(Pane.COMPARE, 1400, 200);
        Texts.stayWithin(drawing.shapes(), 1400);
        return drawing;
    }

    private static MetricTable table(
            String metric, boolean ratio, double effect, double low, double high, String finding) {
        return new MetricTable(
                metric,
                "",
                "a",
                ratio,
                List.of(
                        new MetricTable.Row("a", 10, 1, 5, Double.NaN, Double.NaN, Double.NaN, "baseline", true),
                        new MetricTable.Row("b", 9, 1, 5, effect, low, high, finding, true)));
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

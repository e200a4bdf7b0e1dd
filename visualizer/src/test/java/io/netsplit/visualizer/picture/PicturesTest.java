package io.netsplit.visualizer.picture;

import static io.netsplit.visualizer.SampleTrace.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.visualizer.SampleTrace;
import io.netsplit.visualizer.drawing.Drawing;
import io.netsplit.visualizer.drawing.Painter;
import io.netsplit.visualizer.drawing.Shape;
import io.netsplit.visualizer.drawing.SvgWriter;
import io.netsplit.visualizer.model.OpenedRun;
import io.netsplit.visualizer.session.Pane;
import io.netsplit.visualizer.session.Selection;
import io.netsplit.visualizer.session.Session;
import io.netsplit.visualizer.theme.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the panes draw, as text: {@code -Dnetsplit.update=true} writes the golden pictures anew. */
class PicturesTest {
    private static final Path GOLDEN = Path.of("src/test/resources/pictures");

    private final OpenedRun run = SampleTrace.judged(SampleTrace.splitBrain().read());
    private final Session session = new Session(run);
    private final Pictures pictures = new Pictures(session);

    @ParameterizedTest
    @EnumSource(
            value = Pane.class,
            names = {"WINDOW"},
            mode = EnumSource.Mode.EXCLUDE)
    void everyPaneIsAsItWas(Pane pane) throws IOException {
        session.showRange(3_300_000_000L, 3_700_000_000L);
        session.moveTo(3_561_500_000L);
        String svg = SvgWriter.write(pictures.draw(pane, 720, 420), Theme.LIGHT);
        Path golden = GOLDEN.resolve(pane.word() + ".svg");
        if (Boolean.getBoolean("netsplit.update")) {
            Files.createDirectories(GOLDEN);
            Files.writeString(golden, svg);
        }
        assertThat(svg).isEqualTo(Files.readString(golden));
    }

    @Test
    void twoLeadersAreToldInWords() {
        session.moveTo(4 * SECOND);
        assertThat(PictureTexts.of(pictures.draw(Pane.CLUSTER, 900, 600)))
                .contains("TWO LEADERS  n1 (term 1, stale) · n5 (term 2), since 3.500 s")
                .contains("side A: 2 of 5", "side B: 3 of 5, a majority", "stale leader");
        session.moveTo(8 * SECOND);
        assertThat(PictureTexts.of(pictures.draw(Pane.CLUSTER, 900, 600)))
                .noneMatch(text -> text.contains("TWO LEADERS"));
    }

    @Test
    void aBridgeStandsApartFromTheSidesThatItJoins() {
        SampleTrace trace = SampleTrace.ofNodes(5);
        trace.at(SECOND).line("\"e\":\"fault\",\"name\":\"halves\",\"detail\":\"n1 n2 | n3 | n4 n5\"");
        trace.dropped(0, 3, "Ask", "partition");
        trace.dropped(4, 1, "Ask", "partition");
        trace.message(2, 1, "Ask", "{}", 1_000_000);
        Session bridged = new Session(SampleTrace.judged(trace.at(10 * SECOND).read()));
        bridged.moveTo(2 * SECOND);
        Drawing drawing = new Pictures(bridged).draw(Pane.CLUSTER, 900, 600);
        assertThat(PictureTexts.of(drawing))
                .contains("side A: 2 of 5", "bridge: n3 reaches all sides", "side B: 2 of 5")
                .anyMatch(text -> text.startsWith("halves: n1 n2 | n3 | n4 n5, cut both ways, bridged by n3"));
        Places places =
                new Places(bridged.recording(), bridged.recording().faults().get(0), 900, 600);
        assertThat(places.y(2)).isLessThan(places.y(0) - 100);
    }

    @Test
    void nothingIsWrittenOverAnythingElseWhereANodeHasManyClients() {
        List<String> clients =
                IntStream.rangeClosed(1, 15).mapToObj(i -> "c" + i).toList();
        for (String sides : List.of("n1 n2 | n3 | n4 n5", "n1 n2 | n3 n4 n5", "n1 | n2 n3 n4 n5")) {
            SampleTrace trace = new SampleTrace(List.of("n1", "n2", "n3", "n4", "n5"), clients);
            trace.at(SECOND).line("\"e\":\"fault\",\"name\":\"split\",\"detail\":\"" + sides + "\"");
            trace.dropped(0, 3, "Append", "partition").dropped(0, 4, "Append", "partition");
            trace.message(2, 1, "Append", "{}", SECOND).message(2, 3, "Append", "{}", SECOND);
            trace.message(5, 0, "Request", "{}", SECOND).message(10, 0, "Request", "{}", SECOND);
            Session crowded =
                    new Session(SampleTrace.judged(trace.at(10 * SECOND).read()));
            crowded.moveTo(SECOND + SECOND / 20);
            for (int[] size : new int[][] {{1_100, 400}, {760, 560}, {520, 420}}) {
                Drawing drawing = new Pictures(crowded).draw(Pane.CLUSTER, size[0], size[1]);
                assertThat(PictureTexts.of(drawing)).contains("c1", "c15");
                Texts.doNotOverlap(drawing.shapes());
            }
        }
    }

    @Test
    void nodesOfALowWindowStandSideBySide() {
        Places places = new Places(session.recording(), null, 640, 320);
        for (int a = 0; a < 5; a++) {
            for (int b = a + 1; b < 5; b++) {
                assertThat(Math.hypot(places.x(a) - places.x(b), places.y(a) - places.y(b)))
                        .as("n%d and n%d", a + 1, b + 1)
                        .isGreaterThan(2 * NodeGlyph.RADIUS);
            }
        }
    }

    @Test
    void aBrokenPromiseIsCalledAViolation() {
        Session broken = new Session(SampleTrace.judged(SampleTrace.ofNodes(3)
                .role(0, "leader", 4)
                .role(2, "leader", 4)
                .at(10 * SECOND)
                .read()));
        assertThat(PictureTexts.of(new Pictures(broken).draw(Pane.CLUSTER, 900, 600)))
                .anyMatch(text -> text.startsWith("VIOLATION: TWO LEADERS IN ONE TERM  n1 (term 4) · n3 (term 4)"));
    }

    @Test
    void downPausedAndWrongClocksAreWords() {
        session.moveTo(9 * SECOND);
        assertThat(PictureTexts.of(pictures.draw(Pane.CLUSTER, 900, 600)))
                .contains("down", "follower, term 1, paused", "clock +250.0 ms");
    }

    @Test
    void manyMessagesAreShownAsDensityAndThePictureSaysSo() {
        Drawing few = pictures.draw(Pane.SPACE_TIME, 2_000, 600);
        assertThat(few.words()).contains(" messages").doesNotContain("density");
        Drawing many = pictures.draw(Pane.SPACE_TIME, 420, 600);
        assertThat(many.words()).contains("density: ").contains("zoom in for arrows");
    }

    @Test
    void theConeFadesWhatHasNothingToDoWithTheSelection() {
        session.showRange(3_300_000_000L, 3_700_000_000L);
        Drawing all = pictures.draw(Pane.SPACE_TIME, 1_200, 600);
        session.change(view -> view.withSelection(
                        new Selection.Message(session.recording().messages().firstSentAt(3_500_000_000L)))
                .withCone(true));
        Drawing cone = pictures.draw(Pane.SPACE_TIME, 1_200, 600);
        assertThat(faint(all)).isZero();
        assertThat(faint(cone)).isPositive();
    }

    @Test
    void anInspectorTellsWhatTheLastEventChanged() {
        session.change(view -> view.withSelection(new Selection.Node(4)));
        session.moveTo(5 * SECOND);
        assertThat(PictureTexts.of(pictures.draw(Pane.INSPECTOR, 320, 700)))
                .contains("Node n5", "leader, term 2", "committed", "28 → 29");
    }

    @Test
    void aThousandNodesAreGroups() {
        Session large = new Session(SampleTrace.judged(SampleTrace.ofNodes(1_000)
                .role(7, "leader", 1)
                .at(SECOND)
                .node(9, "crashed", "")
                .at(10 * SECOND)
                .read()));
        large.moveTo(2 * SECOND);
        assertThat(PictureTexts.of(new Pictures(large).draw(Pane.CLUSTER, 900, 600)))
                .anyMatch(text -> text.startsWith("999 up, 1 down, 0 paused, 1 lead"));
        // Sixteen blocks of neighbours, and the leader.
        assertThat(new Pictures(large).draw(Pane.SPACE_TIME, 900, 600).words()).contains("17 lanes");
    }

    @Test
    void textsStayWithinTheirPicture() {
        for (double at = 0; at <= 10; at += 0.5) {
            session.moveTo((long) (at * SECOND));
            for (Pane pane : Pane.values()) {
                for (double[] size : new double[][] {{1280, 800}, {640, 480}}) {
                    Texts.stayWithin(pictures.draw(pane, size[0], size[1]).shapes(), size[0]);
                }
            }
        }
    }

    @Test
    void leadersAreRecognisedWithoutColour() {
        session.moveTo(4 * SECOND);
        Drawing cluster = pictures.draw(Pane.CLUSTER, 900, 600);
        long squares = cluster.shapes().stream()
                .filter(shape -> shape instanceof Shape.Box box && box.width() == 60 && box.height() == 60)
                .count();
        long circles = cluster.shapes().stream()
                .filter(shape -> shape instanceof Shape.Disc disc && disc.radius() == NodeGlyph.RADIUS)
                .count();
        assertThat(squares).isEqualTo(2);
        assertThat(circles).isEqualTo(3);
    }

    @Test
    void theSameDrawingIsTheSamePixels() {
        Drawing drawing = pictures.draw(Pane.WINDOW, 900, 600);
        var one = Painter.paint(drawing, Theme.DARK, 1);
        var other = Painter.paint(new Pictures(session).draw(Pane.WINDOW, 900, 600), Theme.DARK, 1);
        assertThat(one.getRGB(0, 0, 900, 600, null, 0, 900)).isEqualTo(other.getRGB(0, 0, 900, 600, null, 0, 900));
    }

    private static long faint(Drawing drawing) {
        return drawing.shapes().stream()
                .filter(shape ->
                        shape instanceof Shape.Line line && line.pen().ink().opacity() < 0.2)
                .count();
    }
}

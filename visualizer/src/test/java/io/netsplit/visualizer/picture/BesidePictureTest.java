package io.netsplit.visualizer.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netsplit.visualizer.SampleTrace;
import io.netsplit.visualizer.drawing.Drawing;
import io.netsplit.visualizer.drawing.Hit;
import io.netsplit.visualizer.drawing.Shape;
import io.netsplit.visualizer.drawing.SvgWriter;
import io.netsplit.visualizer.model.OpenedRun;
import io.netsplit.visualizer.opening.Besides;
import io.netsplit.visualizer.session.Link;
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

/** Two runs on one axis of time. */
class BesidePictureTest {
    private static final Path GOLDEN = Path.of("src/test/resources/pictures/compare-beside.svg");
    private static final String WHOLE = SampleTrace.splitBrain().whole();
    private static final String CANDIDATE = "\"node\":4,\"type\":\"role\",\"f\":{\"role\":\"candidate\",\"term\":2}";

    private static OpenedRun opened(String trace) {
        return SampleTrace.judged(SampleTrace.read(trace));
    }

    private static String other() {
        assertThat(WHOLE).containsOnlyOnce(CANDIDATE);
        return WHOLE.replace("\"variant\":\"correct\"", "\"variant\":\"broken\"")
                .replace(CANDIDATE, CANDIDATE.replace("\"node\":4", "\"node\":3"));
    }

    private static Session beside(String one, String other) {
        Session session = new Session(opened(one));
        session.holdAgainst(Optional.of(Besides.of(session.run(), opened(other))));
        session.showParting();
        return session;
    }

    private static Drawing draw(Session session, double width, double height) {
        return new Pictures(session).draw(Pane.COMPARE, width, height);
    }

    private static List<Hit> hits(List<Shape> shapes) {
        List<Hit> hits = new ArrayList<>();
        for (Shape shape : shapes) {
            if (shape instanceof Shape.Target target) {
                hits.add(target.hit());
            } else if (shape instanceof Shape.Frame frame) {
                hits.addAll(hits(frame.shapes()));
            }
        }
        return hits;
    }

    private static List<Shape.Frame> frames(Drawing drawing) {
        return drawing.shapes().stream()
                .filter(shape -> shape instanceof Shape.Frame)
                .map(shape -> (Shape.Frame) shape)
                .toList();
    }

    @Test
    void twoVariantsAreAsTheyWere() throws IOException {
        String svg = SvgWriter.write(draw(beside(WHOLE, other()), 720, 480), Theme.LIGHT);
        if (Boolean.getBoolean("netsplit.update")) {
            Files.writeString(GOLDEN, svg);
        }
        assertThat(svg).isEqualTo(Files.readString(GOLDEN));
    }

    @Test
    void theViewOpensWhereTheyPart() {
        Session session = beside(WHOLE, other());
        assertThat(session.view().pane()).isEqualTo(Pane.COMPARE);
        assertThat(session.view().cursorNs()).isEqualTo(3_490_000_000L);
        assertThat(session.view().cursorEvent())
                .isEqualTo(session.beside().orElseThrow().event());
        assertThat(session.view().toNs() - session.view().fromNs()).isLessThan(1_000_000_000L);
    }

    @Test
    void aSentenceSaysWhatDiffersAndBothEventsAreTold() {
        Drawing drawing = draw(beside(WHOLE, other()), 1000, 600);
        assertThat(drawing.words())
                .matches(
                        "Compare: The same \\d+ events, up to 3\\.4\\d* s; then node is n5 in correct and n4 in broken\\. ");
        assertThat(Texts.of(drawing))
                .contains("correct", "broken", "the same in both")
                .anyMatch(text -> text.endsWith("3.490000000 s  n5 role role=candidate term=2"))
                .anyMatch(text -> text.endsWith("3.490000000 s  n4 role role=candidate term=2"));
    }

    @Test
    void whatIsFoundInTheOtherRunIsNotSelectedInThisOne() {
        Drawing drawing = draw(beside(WHOLE, other()), 1000, 600);
        List<Shape.Frame> frames = frames(drawing);
        assertThat(frames).hasSize(2);
        assertThat(hits(frames.get(0).shapes())).anyMatch(hit -> hit instanceof Hit.OfMessage);
        assertThat(hits(frames.get(1).shapes()))
                .isNotEmpty()
                .noneMatch(hit -> hit instanceof Hit.OfMessage || hit instanceof Hit.OfEvent)
                .anyMatch(hit -> hit instanceof Hit.OfNode);
        assertThat(hits(drawing.shapes())).contains(new Hit.OfTime(3_490_000_000L));
    }

    @Test
    void runsOfOtherNodesAreHeldAgainstEachOther() {
        String three = WHOLE.replace("\"n5\"]", "\"n5\",\"n6\"]");
        Session session = beside(WHOLE, three);
        session.change(view -> view.withSelection(new Selection.Node(6)));
        Drawing drawing = draw(session, 1000, 600);
        assertThat(drawing.words()).contains("nodes are n1, n2, n3, n4, n5 in A and n1, n2, n3, n4, n5, n6 in B");
        assertThat(hits(frames(drawing).get(1).shapes())).noneMatch(hit -> hit instanceof Hit.OfNode);
    }

    @Test
    void theSameRunIsSaidToBeTheSame() {
        Drawing drawing = draw(beside(WHOLE, WHOLE), 1000, 600);
        assertThat(drawing.words()).contains(" s, and the same end.");
        assertThat(Texts.of(drawing)).contains("A", "B", "ends at 10.000 s");
    }

    @Test
    void aTraceThatIsCutOffSaysSo() {
        String cut = WHOLE.substring(0, WHOLE.indexOf('\n', WHOLE.length() / 2) + 1);
        Drawing drawing = draw(beside(WHOLE, cut), 1000, 600);
        assertThat(drawing.words()).contains("is cut off after event", "up to there is shown. ");
        assertThat(Texts.of(drawing)).anyMatch(text -> text.startsWith("is cut off at "));
    }

    @Test
    void noTextReachesOutOfASmallPane() {
        Session session = beside(WHOLE, other());
        for (double[] size : new double[][] {{1280, 700}, {640, 380}, {420, 360}, {320, 240}}) {
            Texts.stayWithin(draw(session, size[0], size[1]).shapes(), size[0]);
        }
        String cut = WHOLE.substring(0, WHOLE.indexOf('\n', WHOLE.length() / 2) + 1);
        assertThat(Texts.of(draw(beside(WHOLE, cut), 320, 240)))
                .as("what has no room is not just gone")
                .anyMatch(text -> text.endsWith("…"));
        session.showRange(0, Long.MAX_VALUE);
        Texts.stayWithin(draw(session, 640, 380).shapes(), 640);
    }

    @Test
    void timeIsToScaleInBothWhateverTheSpaceTimeDiagramShows() {
        Session session = beside(WHOLE, other());
        String before = SvgWriter.write(draw(session, 720, 420), Theme.LIGHT);
        session.change(view -> view.withLanes(view.lanes().withOrder(true)));
        assertThat(SvgWriter.write(draw(session, 720, 420), Theme.LIGHT).equals(before))
                .isTrue();
        assertThat(new Pictures(session).axis(Pane.COMPARE, 720).instants()).isEmpty();
    }

    @Test
    void aLinkNamesTheRunBesideAndIsRefusedWithoutIt() {
        Session both = beside(WHOLE, other());
        String link = Link.of(both);
        assertThat(link).contains("beside=sample%2C+broken%2C+seed+42");
        Link.follow(link, both);
        assertThatThrownBy(() -> Link.follow(link, new Session(opened(WHOLE))))
                .hasMessage(
                        "it shows another run beside this one (sample, broken, seed 42), and there is none: name it with --beside");
        assertThatThrownBy(() -> Link.follow(link.replace("broken", "slow"), both))
                .hasMessageEndingWith("(sample, slow, seed 42), and beside it is sample, broken, seed 42");
        assertThat(Link.of(new Session(opened(WHOLE)))).doesNotContain("beside");
    }
}

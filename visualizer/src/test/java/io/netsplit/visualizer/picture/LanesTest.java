package io.netsplit.visualizer.picture;

import static io.netsplit.visualizer.SampleTrace.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.netsplit.visualizer.SampleTrace;
import io.netsplit.visualizer.drawing.Drawing;
import io.netsplit.visualizer.drawing.Lettering;
import io.netsplit.visualizer.drawing.Shape;
import io.netsplit.visualizer.drawing.SvgWriter;
import io.netsplit.visualizer.session.Lanes;
import io.netsplit.visualizer.session.Pane;
import io.netsplit.visualizer.session.Session;
import io.netsplit.visualizer.theme.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lanes of the space-time diagram that are hidden, folded, or spaced by order. */
class LanesTest {
    private static final long MILLI = 1_000_000L;

    private final Session session =
            new Session(SampleTrace.judged(SampleTrace.splitBrain().read()));

    private static Session relayed() {
        SampleTrace trace = SampleTrace.ofNodes(4);
        trace.at(SECOND).message(0, 1, "Ask", "{}", 10 * MILLI);
        trace.message(1, 2, "Pass", "{}", 10 * MILLI);
        trace.at(2 * SECOND).message(2, 1, "Answer", "{}", 10 * MILLI);
        trace.message(1, 3, "Tell", "{}", 10 * MILLI);
        return new Session(SampleTrace.judged(trace.at(10 * SECOND).read()));
    }

    private static List<Detours.Detour> detours(Session session, Set<Integer> hidden) {
        return Detours.of(
                session.recording(), 0, session.recording().events().count() - 1, hidden::contains, message -> true);
    }

    @Test
    void aWayThroughAHiddenNodeIsOneDashedLine() {
        Session relayed = relayed();
        // Of n1 both n3 and n4 know by way of n2, of n3 n4 does.
        assertThat(detours(relayed, Set.of(1)))
                .containsExactlyInAnyOrder(
                        new Detours.Detour(0, 1), new Detours.Detour(0, 3), new Detours.Detour(2, 3));
        relayed.change(view -> view.withLanes(Lanes.USUAL.withHidden(Set.of(1))));
        assertThat(draw(relayed).words()).contains("3 lanes", "0 messages, 3 ways through hidden nodes dashed");
    }

    @Test
    void aWayThroughTwoHiddenNodesIsFoundAndOneThatEndsInThemIsNone() {
        assertThat(detours(relayed(), Set.of(1, 2))).containsExactly(new Detours.Detour(0, 3));
        assertThat(detours(relayed(), Set.of(1, 2, 3))).isEmpty();
        assertThat(detours(relayed(), Set.of())).isEmpty();
    }

    @Test
    void whatIsKnownDirectlyIsToldByNoDetour() {
        SampleTrace trace = SampleTrace.ofNodes(3);
        trace.at(SECOND).message(0, 1, "Ask", "{}", 10 * MILLI);
        trace.message(0, 2, "Direct", "{}", 10 * MILLI);
        trace.message(1, 2, "Pass", "{}", 10 * MILLI);
        trace.message(1, 2, "Pass", "{}", 10 * MILLI);
        assertThat(detours(new Session(SampleTrace.judged(trace.at(10 * SECOND).read())), Set.of(1)))
                .isEmpty();
    }

    @Test
    void whatAHiddenNodeLearnsLaterIsNotInWhatItSentBefore() {
        SampleTrace trace = SampleTrace.ofNodes(3);
        trace.at(SECOND);
        long early = trace.send(1, 2, "Early", "{}");
        trace.message(0, 1, "Ask", "{}", 10 * MILLI);
        trace.line("\"e\":\"deliver\",\"id\":" + early + ",\"from\":1,\"to\":2");
        assertThat(detours(new Session(SampleTrace.judged(trace.at(10 * SECOND).read())), Set.of(1)))
                .isEmpty();
    }

    @Test
    void foldedNodesShareALaneAndTheirMessagesToEachOtherAreNotDrawn() {
        Session relayed = relayed();
        relayed.change(view -> view.withLanes(Lanes.USUAL.withFold(List.of(1, 2))));
        assertThat(draw(relayed).words()).contains("3 lanes; 2 messages");
        assertThat(PictureTexts.of(draw(relayed))).contains("n2–3", "2 folded");
        relayed.change(view -> view.withLanes(view.lanes().withFold(List.of(2, 3, 0))));
        assertThat(draw(relayed).words()).contains("1 lanes; 0 messages");
    }

    @Test
    void everythingHiddenIsAnEmptyDiagramThatSaysSo() {
        session.change(view -> view.withLanes(Lanes.USUAL.withHidden(List.of(0, 1, 2, 3, 4, 5, 6))));
        assertThat(draw(session).words()).contains("0 lanes");
        assertThat(PictureTexts.of(draw(session))).anyMatch(text -> text.startsWith("Every lane is hidden"));
    }

    @Test
    void byOrderEveryInstantTakesTheSameRoomAndThereIsAWayBack() {
        Axis axis = new Axis(0, 1_000, 100, 500).byOrder(new long[] {10, 11, 900});
        assertThat(axis.instants()).containsExactly(0L, 10L, 11L, 900L, 1_000L);
        assertThat(List.of(axis.x(0), axis.x(10), axis.x(11), axis.x(900), axis.x(1_000)))
                .containsExactly(100.0, 200.0, 300.0, 400.0, 500.0);
        for (double x = 100; x <= 500; x += 12.5) {
            assertThat(axis.x(axis.timeNs(x))).isCloseTo(x, within(100.0));
        }
        assertThat(axis.timeNs(450)).isEqualTo(950);
        assertThat(axis.clamped(5_000)).isEqualTo(500);
    }

    @Test
    void orderIsNotKeptWhereThereAreTooManyMessages() {
        session.change(view -> view.withLanes(Lanes.USUAL.withOrder(true)));
        session.showRange(3_300 * MILLI, 3_700 * MILLI);
        assertThat(draw(session).words()).contains("by order, not to scale");
        SampleTrace trace = SampleTrace.ofNodes(2);
        for (int i = 0; i < 2_100; i++) {
            trace.message(0, 1, "Ask", "{}", MILLI);
        }
        Session many = new Session(SampleTrace.judged(trace.at(10 * SECOND).read()));
        many.change(view -> view.withLanes(Lanes.USUAL.withOrder(true)));
        assertThat(draw(many).words()).contains("too many to space by order: zoom in");
    }

    @ParameterizedTest
    @ValueSource(strings = {"order", "hidden", "folded"})
    void theyLookAsTheyDid(String how) throws IOException {
        session.showRange(3_300 * MILLI, 3_700 * MILLI);
        session.moveTo(3_561_500_000L);
        Lanes lanes = switch (how) {
            case "order" -> Lanes.USUAL.withOrder(true);
            case "hidden" -> Lanes.USUAL.withHidden(List.of(4));
            default -> Lanes.USUAL.withFold(List.of(2, 3, 4));
        };
        session.change(view -> view.withLanes(lanes));
        String svg = SvgWriter.write(draw(session), Theme.LIGHT);
        Path golden = Path.of("src/test/resources/pictures/space-time-" + how + ".svg");
        if (Boolean.getBoolean("netsplit.update")) {
            Files.writeString(golden, svg);
        }
        assertThat(svg).isEqualTo(Files.readString(golden));
    }

    @Test
    void nothingIsDrawnLeftOfTheLanesByOrder() {
        session.change(view -> view.withLanes(Lanes.USUAL.withOrder(true)));
        session.showRange(3_300 * MILLI, 3_700 * MILLI);
        assertThat(draw(session).shapes().stream()
                        .filter(shape -> shape instanceof Shape.Line)
                        .map(shape -> (Shape.Line) shape)
                        .filter(line -> Math.min(line.x1(), line.x2()) < 0 || Math.max(line.x1(), line.x2()) > 720))
                .isEmpty();
    }

    private static Drawing draw(Session session) {
        return new Pictures(session).draw(Pane.SPACE_TIME, 720, 420);
    }

    @Test
    void whatIsCutOffANameIsNeverTheNumberThatTellsItApart() {
        Lettering bold = Lettering.BOLD.size(9);
        assertThat(LaneNames.abbreviated(bold, "n12", 60)).isEqualTo("n12");
        assertThat(LaneNames.abbreviated(bold, "america121–180", 70)).matches("a.*…121–180");
        assertThat(LaneNames.abbreviated(bold, "loadbalancer12", 40)).matches("l.*…12");
        assertThat(LaneNames.abbreviated(bold, "rack2-machine-with-a-long-name-17", 60))
                .matches("rack2.*…17");
        for (String name : List.of("america121–180", "loadbalancer12", "rack2-machine-with-a-long-name-17")) {
            assertThat(bold.width(LaneNames.abbreviated(bold, name, 60))).isLessThanOrEqualTo(60);
        }
    }
}

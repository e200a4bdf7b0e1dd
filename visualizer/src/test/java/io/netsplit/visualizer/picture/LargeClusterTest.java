package io.netsplit.visualizer.picture;

import static io.netsplit.visualizer.SampleTrace.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.visualizer.SampleTrace;
import io.netsplit.visualizer.drawing.Drawing;
import io.netsplit.visualizer.drawing.Hit;
import io.netsplit.visualizer.drawing.Shape;
import io.netsplit.visualizer.drawing.SvgWriter;
import io.netsplit.visualizer.model.FaultSpan;
import io.netsplit.visualizer.session.Pane;
import io.netsplit.visualizer.session.Selection;
import io.netsplit.visualizer.session.Session;
import io.netsplit.visualizer.theme.Theme;
import io.netsplit.visualizer.theme.Tone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Clusters of which no node can be shown alone: groups, and what must be seen in them all the same. */
class LargeClusterTest {
    private final Session session = new Session(SampleTrace.judged(regions().read()));

    /** East and west, of 90 each; west is cut off, and both have a leader in term 4. */
    private static SampleTrace regions() {
        List<String> names = new ArrayList<>();
        for (String region : List.of("east", "west")) {
            for (int i = 1; i <= 90; i++) {
                names.add(region + i);
            }
        }
        SampleTrace trace = new SampleTrace(names, List.of());
        for (int node = 0; node < 180; node++) {
            trace.started(node).role(node, "follower", 3);
        }
        trace.at(SECOND)
                .line("\"e\":\"fault\",\"name\":\"split\",\"detail\":\"" + String.join(" ", names.subList(0, 90))
                        + " | " + String.join(" ", names.subList(90, 180)) + "\"");
        trace.role(3, "leader", 4).role(140, "leader", 4).node(20, "crashed", "");
        trace.at(2 * SECOND).dropped(3, 120, "Append", "partition");
        trace.dropped(3, 121, "Append", "partition");
        return trace.at(10 * SECOND);
    }

    private Drawing cluster() {
        return new Pictures(session).draw(Pane.CLUSTER, 1_000, 600);
    }

    @Test
    void groupsKeepToTheirNamesAndSidesAndFallIntoBlocks() {
        FaultSpan cut = session.recording().faults().get(0);
        assertThat(NodeGroups.of(session.recording(), cut))
                .extracting(NodeGroups.Group::name)
                .containsExactly("east1–45", "east46–90", "west1–45", "west46–90");
        assertThat(NodeGroups.of(SampleTrace.ofNodes(130).read(), null))
                .extracting(NodeGroups.Group::name)
                .containsExactly("n1–43", "n44–86", "n87–130");
        SampleTrace mixed = new SampleTrace(List.of("lb1", "lb2", "server1", "server2", "x"), List.of());
        assertThat(NodeGroups.of(mixed.started(0).read(), null))
                .extracting(NodeGroups.Group::name)
                .containsExactly("lb", "server", "x");
    }

    @Test
    void leadersViolationsAndLossesAreUnmistakable() {
        session.moveTo(2 * SECOND);
        Drawing drawing = cluster();
        assertThat(PictureTexts.of(drawing))
                .contains("side A: 90 of 180", "side B: 90 of 180", "east4", "west51", "44 follower, 1 leader")
                .contains("44 of 45 up, 1 down", "2 →", "✕ 2 lost in 100 ms")
                .anyMatch(text -> text.startsWith("VIOLATION: TWO LEADERS IN ONE TERM"))
                .anyMatch(text -> text.startsWith("split: east1–90 | west1–90, cut one way"));
        assertThat(drawing.shapes().stream()
                        .filter(shape -> shape instanceof Shape.Box box
                                && box.pen() != null
                                && box.pen().width() == 5
                                && box.pen().ink().tone() == Tone.FAULT))
                .as("cards with a leader that violates")
                .hasSize(2);
    }

    @Test
    void aCardLeadsToItsLeaderAndTheSelectedGroupIsShownNodeByNode() {
        session.moveTo(2 * SECOND);
        assertThat(cluster().shapes())
                .anyMatch(shape -> shape instanceof Shape.Target target
                        && target.hit().equals(new Hit.OfNode(140))
                        && target.words().startsWith("west46–90: ")
                        && target.words().endsWith("led by west51 term 4"));
        session.change(view -> view.withSelection(new Selection.Node(140)));
        assertThat(PictureTexts.of(cluster())).contains("west46–90: 45 nodes", "west51 is selected; Esc folds them");
        assertThat(cluster().shapes().stream()
                        .filter(shape -> shape instanceof Shape.Target target
                                && target.hit() instanceof Hit.OfNode node
                                && node.address() >= 135))
                .hasSizeGreaterThanOrEqualTo(45);
    }

    @Test
    void fewPeaksDoNotHideTheRest() {
        int[] counts = new int[100];
        java.util.Arrays.fill(counts, 10);
        assertThat(Peaks.of(counts)).isEqualTo(10);
        counts[0] = 30;
        assertThat(Peaks.of(counts)).isEqualTo(30);
        counts[0] = 1_000;
        assertThat(Peaks.of(counts)).isEqualTo(40);
        assertThat(Peaks.of(new int[4])).isEqualTo(1);
    }

    @Test
    void itLooksAsItDid() throws IOException {
        session.moveTo(2 * SECOND);
        session.change(view -> view.withSelection(new Selection.Node(3)));
        String svg = SvgWriter.write(cluster(), Theme.LIGHT);
        Path golden = Path.of("src/test/resources/pictures/cluster-groups.svg");
        if (Boolean.getBoolean("netsplit.update")) {
            Files.writeString(golden, svg);
        }
        assertThat(svg).isEqualTo(Files.readString(golden));
    }
}

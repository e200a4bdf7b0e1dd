package io.netsplit.visualizer.picture;

import static io.netsplit.visualizer.SampleTrace.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.visualizer.SampleTrace;
import io.netsplit.visualizer.drawing.Drawing;
import io.netsplit.visualizer.drawing.Hit;
import io.netsplit.visualizer.drawing.Shape;
import io.netsplit.visualizer.drawing.SvgWriter;
import io.netsplit.visualizer.model.ShardGroup;
import io.netsplit.visualizer.session.Pane;
import io.netsplit.visualizer.session.Session;
import io.netsplit.visualizer.theme.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Shards that have a group of nodes each, beside the nodes of a cluster. */
class ShardCardsTest {
    private static final int NODES = 5;

    /** Shard {@code s} is kept by three nodes from node {@code s} on, of which the first leads it in term 1. */
    private static SampleTrace shards(int count) {
        SampleTrace trace = SampleTrace.ofNodes(NODES);
        for (int shard = 0; shard < count; shard++) {
            for (int i = 0; i < 3; i++) {
                role(trace, (shard + i) % NODES, shard, i == 0 ? "leader" : "follower", 1);
            }
        }
        return trace;
    }

    private static void role(SampleTrace trace, int node, int shard, String role, int term) {
        trace.line("\"e\":\"protocol\",\"node\":" + node + ",\"type\":\"role\",\"f\":{\"group\":" + shard
                + ",\"role\":\"" + role + "\",\"term\":" + term + "}");
    }

    private static Session at(SampleTrace trace, long timeNs) {
        Session session = new Session(SampleTrace.judged(trace.at(10 * SECOND).read()));
        session.moveTo(timeNs);
        return session;
    }

    private static Drawing cluster(Session session, double width) {
        return new Pictures(session).draw(Pane.CLUSTER, width, 560);
    }

    @Test
    void aShardWhoseLeaderCrashesHasNoneUntilAnotherIsChosen() {
        SampleTrace trace = shards(4);
        trace.at(2 * SECOND).node(1, "crashed", "");
        trace.at(3 * SECOND);
        role(trace, 2, 1, "leader", 2);
        Session session = at(trace, 2 * SECOND + 1);
        ShardGroup shard = session.recording().shards().get(1);
        assertThat(shard.members(2 * SECOND + 1)).containsExactly(1, 2, 3);
        assertThat(shard.up(2 * SECOND + 1)).isEqualTo(2);
        assertThat(PictureTexts.of(cluster(session, 900)))
                .contains("4 shards", "1 without a leader", "1 with a member down", "no leader, 2 of 3 up")
                .contains("leads 0", "leads 3");
        session.moveTo(3 * SECOND);
        assertThat(shard.leaders(3 * SECOND))
                .extracting(belief -> belief.node())
                .containsExactly(2);
        assertThat(PictureTexts.of(cluster(session, 900)))
                .contains("2 with a member down", "term 2, 2 of 3 up", "leads 1 2");
    }

    @Test
    void twoLeadersOfAShardAreToldApart() {
        SampleTrace trace = shards(4);
        trace.at(2 * SECOND);
        role(trace, 4, 3, "leader", 2);
        trace.at(4 * SECOND);
        role(trace, 1, 0, "leader", 1);
        Session session = at(trace, 2 * SECOND);
        assertThat(PictureTexts.of(cluster(session, 900)))
                .contains("shard 3: TWO LEADERS  n4 (term 1, stale) · n5 (term 2), since 2.000 s")
                .contains("1 with a stale leader beside the new one");
        session.moveTo(4 * SECOND);
        assertThat(PictureTexts.of(cluster(session, 900)))
                .contains("shard 0: VIOLATION: TWO LEADERS IN ONE TERM  n1 (term 1) · n2 (term 1), since 4.000 s")
                .contains("1 with two leaders in one epoch", "1 with a stale leader beside the new one");
    }

    @Test
    void whoHasLeftAShardIsNoMember() {
        SampleTrace trace = shards(1);
        trace.at(SECOND);
        role(trace, 2, 0, "removed", 1);
        role(trace, 3, 0, "follower", 1);
        ShardGroup shard = at(trace, SECOND).recording().shards().get(0);
        assertThat(shard.members(SECOND - 1)).containsExactly(0, 1, 2);
        assertThat(shard.members(SECOND)).containsExactly(0, 1, 3);
        assertThat(shard.up(SECOND)).isEqualTo(3);
    }

    @Test
    void hundredsOfShardsAreCellsAndWhatIsWrongWithThemIsWritten() {
        SampleTrace trace = shards(300);
        trace.at(2 * SECOND);
        role(trace, 2, 7, "follower", 2);
        Session session = at(trace, 2 * SECOND);
        Drawing drawing = cluster(session, 900);
        assertThat(PictureTexts.of(drawing))
                .contains("300 shards", "1 without a leader", "shard 7: no leader, 3 of 3 up");
        assertThat(drawing.shapes().stream()
                        .filter(shape -> shape instanceof Shape.Target target
                                && target.words().startsWith("shard ")
                                && target.hit() instanceof Hit.OfNode))
                .as("a cell for each shard, and a line for the one in trouble")
                .hasSize(301);
    }

    @Test
    void aNarrowPaneTellsOfThemInALine() {
        assertThat(PictureTexts.of(cluster(at(shards(4), SECOND), 500)))
                .contains("4 shards: all led, with all members up");
    }

    @Test
    void nothingIsWrittenWhereNobodyTellsOfShards() {
        Session session = at(SampleTrace.splitBrain(), SECOND);
        assertThat(session.recording().shards()).isEmpty();
        assertThat(PictureTexts.of(cluster(session, 900))).noneMatch(text -> text.contains("shard"));
    }

    @Test
    void theyLookAsTheyDid() throws IOException {
        SampleTrace trace = shards(6);
        trace.at(2 * SECOND).node(1, "crashed", "");
        String svg = SvgWriter.write(cluster(at(trace, 2 * SECOND + 1), 900), Theme.LIGHT);
        Path golden = Path.of("src/test/resources/pictures/cluster-shards.svg");
        if (Boolean.getBoolean("netsplit.update")) {
            Files.writeString(golden, svg);
        }
        assertThat(svg).isEqualTo(Files.readString(golden));
        assertThat(List.of(svg.split("shard ", -1))).hasSizeGreaterThan(6);
    }
}

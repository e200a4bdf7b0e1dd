package io.netsplit.visualizer.picture;

import static io.netsplit.visualizer.SampleTrace.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.visualizer.SampleTrace;
import io.netsplit.visualizer.drawing.Drawing;
import io.netsplit.visualizer.drawing.Hit;
import io.netsplit.visualizer.drawing.Shape;
import io.netsplit.visualizer.drawing.SvgWriter;
import io.netsplit.visualizer.model.ShardActivity;
import io.netsplit.visualizer.session.Pane;
import io.netsplit.visualizer.session.Session;
import io.netsplit.visualizer.theme.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Three servers with keys 0 to 9; at 5 s the keys of the first go to the third. */
class ShardingPictureTest {
    private static final Path GOLDEN = Path.of("src/test/resources/pictures/sharding-three.svg");

    private final Session session = new Session(SampleTrace.judged(moving().read()));
    private final Pictures pictures = new Pictures(session);

    private static SampleTrace moving() {
        SampleTrace trace = SampleTrace.ofNodes(3);
        for (int second = 1; second < 10; second++) {
            trace.at(second * SECOND);
            if (second == 5) {
                trace.line("\"e\":\"protocol\",\"node\":1,\"type\":\"shard-moved\",\"f\":{\"move\":1,\"source\":0,"
                        + "\"target\":2,\"keys\":4}");
            }
            for (int key = 0; key < 10; key++) {
                int owner = key >= 4 ? 1 : second < 5 ? 0 : 2;
                trace.line("\"e\":\"protocol\",\"node\":" + owner + ",\"type\":\"request-served\",\"f\":{\"key\":" + key
                        + ",\"epoch\":1}");
            }
        }
        return trace.at(10 * SECOND);
    }

    @Test
    void ownersAreWhoServedAKeyLast() {
        ShardActivity activity = ShardActivity.of(session.recording());
        assertThat(activity.servers()).containsExactly(0, 1, 2);
        assertThat(sums(activity.owned(SECOND / 2, 10))).containsExactly(0, 0, 0);
        assertThat(sums(activity.owned(4 * SECOND, 10))).containsExactly(4, 6, 0);
        assertThat(sums(activity.owned(Long.MAX_VALUE, 10))).containsExactly(0, 6, 4);
        assertThat(activity.owned(Long.MAX_VALUE, 2)[1]).containsExactly(1, 5);
    }

    @Test
    void loadIsCountedInColumns() {
        int[][] load = ShardActivity.of(session.recording()).load(0, 10 * SECOND, 2);
        assertThat(load[0]).containsExactly(16, 0);
        assertThat(load[1]).containsExactly(24, 30);
        assertThat(load[2]).containsExactly(0, 20);
    }

    @Test
    void whoOwnsHowMuchIsToldAtTheCursor() {
        session.moveTo(4 * SECOND);
        assertThat(draw(1000, 500).words())
                .contains("n1 owns 4, n2 owns 6, n3 owns 0")
                .contains("0 moved in 0 moves");
        session.moveTo(6 * SECOND);
        assertThat(draw(1000, 500).words())
                .contains("n1 owns 0, n2 owns 6, n3 owns 4")
                .contains("4 moved in 1 moves");
    }

    @Test
    void aMoveLeadsToItsEvent() {
        List<Shape.Target> moves = targets(draw(1000, 500));
        assertThat(moves).anySatisfy(target -> {
            assertThat(target.words()).contains("4 keys move from n1 to n3 at 5.000 s");
            int event = ((Hit.OfEvent) target.hit()).event();
            assertThat(session.recording().events().word(event)).isEqualTo("shard-moved");
        });
    }

    @Test
    void threeServersAreAsTheyWere() throws IOException {
        session.moveTo(6 * SECOND);
        String svg = SvgWriter.write(draw(800, 420), Theme.DARK);
        if (Boolean.getBoolean("netsplit.update")) {
            Files.writeString(GOLDEN, svg);
        }
        assertThat(svg).isEqualTo(Files.readString(GOLDEN));
    }

    @Test
    void hundredServersFitAndWhatDoesNotIsCounted() {
        SampleTrace trace = SampleTrace.ofNodes(100);
        for (int node = 0; node < 100; node++) {
            trace.line("\"e\":\"protocol\",\"node\":" + node + ",\"type\":\"role\",\"f\":{\"group\":" + node
                    + ",\"role\":\"leader\",\"term\":1}");
            trace.line("\"e\":\"protocol\",\"node\":0,\"type\":\"shard-answered\",\"f\":{\"shard\":" + node + "}");
        }
        Pictures many =
                new Pictures(new Session(SampleTrace.judged(trace.at(SECOND).read())));
        for (double[] size : new double[][] {{1280, 600}, {640, 348}, {320, 200}}) {
            Drawing drawing = many.draw(Pane.SHARDING, size[0], size[1]);
            Texts.stayWithin(drawing.shapes(), size[0]);
            assertThat(drawing.words()).contains("more in a larger window");
        }
    }

    @Test
    void aRunWithoutShardsSaysSo() {
        Session other = new Session(SampleTrace.judged(SampleTrace.splitBrain().read()));
        assertThat(new Pictures(other).draw(Pane.SHARDING, 700, 400).words())
                .contains("No node of this run tells which keys it serves");
    }

    @Test
    void countingIsLeftToTheExecutor() {
        List<Runnable> waiting = new ArrayList<>();
        Pictures later = new Pictures(session, waiting::add);
        assertThat(later.draw(Pane.SHARDING, 700, 400).words()).contains("are being counted");
        waiting.forEach(Runnable::run);
        assertThat(later.draw(Pane.SHARDING, 700, 400).words()).contains("n2 owns 6");
    }

    private Drawing draw(double width, double height) {
        return pictures.draw(Pane.SHARDING, width, height);
    }

    private static int[] sums(int[][] owned) {
        return java.util.Arrays.stream(owned)
                .mapToInt(parts -> java.util.Arrays.stream(parts).sum())
                .toArray();
    }

    private static List<Shape.Target> targets(Drawing drawing) {
        return drawing.shapes().stream()
                .filter(shape -> shape instanceof Shape.Target target && target.hit() instanceof Hit.OfEvent)
                .map(shape -> (Shape.Target) shape)
                .toList();
    }
}

package io.netsplit.visualizer.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.trace.TraceHeader;
import io.netsplit.visualizer.SampleTrace;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A recording that grows while others look at it. */
class LiveRecordingTest {
    private static final long SECOND = SampleTrace.SECOND;
    private final Recording whole = SampleTrace.splitBrain().read();
    private final TraceHeader header = whole.header();
    private final List<String> lines =
            SampleTrace.splitBrain().cutOff().lines().skip(1).toList();

    private void feed(LiveRecording live, int from, int to) {
        byte[] bytes = (String.join("\n", lines.subList(from, to)) + "\n").getBytes(StandardCharsets.UTF_8);
        live.take(bytes, bytes.length);
    }

    @Test
    void bitByBitItBecomesWhatAFileBecomes() {
        LiveRecording live = new LiveRecording(header);
        for (int i = 0; i < lines.size(); i += 7) {
            feed(live, i, Math.min(lines.size(), i + 7));
            live.soFar(0, true);
        }
        Recording recording = live.soFar(10 * SECOND, true);
        assertThat(recording.endNs()).isEqualTo(10 * SECOND);
        assertThat(recording.events().count()).isEqualTo(whole.events().count());
        assertThat(recording.messages().count()).isEqualTo(whole.messages().count());
        for (int event = 0; event < whole.events().count(); event++) {
            assertThat(recording.events().timeNs(event))
                    .isEqualTo(whole.events().timeNs(event));
            assertThat(recording.events().link(event)).isEqualTo(whole.events().link(event));
            assertThat(recording.events().fields(event))
                    .isEqualTo(whole.events().fields(event));
        }
        for (int message = 0; message < whole.messages().count(); message++) {
            assertThat(recording.messages().endNs(message))
                    .isEqualTo(whole.messages().endNs(message));
            assertThat(recording.messages().fate(message))
                    .isEqualTo(whole.messages().fate(message));
        }
        assertThat(recording.doubleLeads()).isEqualTo(whole.doubleLeads());
        assertThat(recording.beliefs(0)).isEqualTo(whole.beliefs(0));
        assertThat(recording.faultsAt(4 * SECOND)).hasSize(1).allMatch(FaultSpan::isCut);
        assertThat(recording.density().sent(0, 0, SECOND))
                .isEqualTo(whole.density().sent(0, 0, SECOND));
    }

    @Test
    void whatWasHandedOutStaysAsItWas() {
        LiveRecording live = new LiveRecording(header);
        int half = lines.size() / 2;
        feed(live, 0, half);
        Recording early = live.soFar(0, true);
        int messages = early.messages().count();
        int[] underWay = new int[1];
        early.messages().overlapping(early.endNs(), early.endNs(), message -> underWay[0]++);
        String last = String.valueOf(early.events().fields(half - 1));
        feed(live, half, lines.size());
        live.soFar(10 * SECOND, true);
        assertThat(early.events().count()).isEqualTo(half);
        assertThat(early.messages().count()).isEqualTo(messages);
        assertThat(String.valueOf(early.events().fields(half - 1))).isEqualTo(last);
        int[] stillUnderWay = new int[1];
        early.messages().overlapping(early.endNs(), early.endNs(), message -> stillUnderWay[0]++);
        assertThat(stillUnderWay).isEqualTo(underWay);
        assertThat(early.faults()).allMatch(fault -> fault.endNs() <= early.endNs() + 1);
    }

    @Test
    void timePassesWithoutEvents() {
        LiveRecording live = new LiveRecording(header);
        feed(live, 0, 7);
        assertThat(live.soFar(3 * SECOND, true).endNs()).isEqualTo(3 * SECOND);
        assertThat(live.soFar(SECOND, true).endNs()).isEqualTo(3 * SECOND);
    }

    @Test
    void whatIsTooMuchIsToldAndTimeGoesOn() {
        LiveRecording live = new LiveRecording(header, 20);
        feed(live, 0, lines.size());
        Recording recording = live.soFar(10 * SECOND, true);
        assertThat(recording.events().count()).isEqualTo(20);
        assertThat(recording.problem()).startsWith("The run has more than 20 events. What happens after");
        assertThat(recording.endNs()).isEqualTo(10 * SECOND);
    }

    @Test
    void whatCannotBeReadIsTold() {
        LiveRecording live = new LiveRecording(header);
        byte[] bytes = "{\"t\":1,\"e\":\"node\",\"node\":99,\"change\":\"started\"}\n".getBytes(StandardCharsets.UTF_8);
        live.take(bytes, bytes.length);
        assertThat(live.soFar(1, true).problem()).contains("there is no address 99");
    }
}

package io.netsplit.visualizer.model;

import static io.netsplit.visualizer.SampleTrace.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netsplit.trace.TraceException;
import io.netsplit.visualizer.SampleTrace;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A trace, opened: what was true at an instant, and what is made of files that are not whole. */
class RecordingTest {
    private final Recording split = SampleTrace.splitBrain().read();

    @Test
    void beliefsEndWithTheNextOneOrWithACrash() {
        assertThat(split.belief(0, 2 * SECOND)).map(Belief::role).contains("leader");
        assertThat(split.belief(0, 8 * SECOND)).map(Belief::role).contains("follower");
        assertThat(split.belief(2, 8 * SECOND - 1)).isPresent();
        assertThat(split.belief(2, 8 * SECOND)).isEmpty();
    }

    @Test
    void aStaleLeaderIsToldFromABrokenPromise() {
        assertThat(split.doubleLeads()).hasSize(1);
        DoubleLead stale = split.doubleLeads().get(0);
        assertThat(stale.sameEpoch()).isFalse();
        assertThat(stale.startNs()).isEqualTo(3_500_000_000L);
        assertThat(stale.endNs()).isEqualTo(7_020_000_000L);
        Recording broken = SampleTrace.ofNodes(3)
                .role(0, "leader", 4)
                .at(SECOND)
                .role(2, "leader", 4)
                .at(2 * SECOND)
                .role(0, "follower", 5)
                .at(3 * SECOND)
                .read();
        assertThat(broken.doubleLeads()).hasSize(1);
        assertThat(broken.doubleLeads().get(0).sameEpoch()).isTrue();
        assertThat(broken.doubleLeadAt(2 * SECOND)).isEmpty();
    }

    @Test
    void theDirectionOfACutIsToldFromWhatItDropped() {
        SampleTrace oneWay =
                SampleTrace.ofNodes(3).at(SECOND).line("\"e\":\"fault\",\"name\":\"cut\",\"detail\":\"n1 | n2 n3\"");
        oneWay.dropped(0, 1, "Ping", "partition");
        oneWay.message(1, 0, "Pong", "{}", 5);
        FaultSpan cut = oneWay.at(2 * SECOND).read().faults().get(0);
        assertThat(cut.cuts(0, 1)).isTrue();
        assertThat(cut.cuts(1, 0)).isFalse();
    }

    @Test
    void aFaultThatOnlyDelaysIsNoCut() {
        SampleTrace slow =
                SampleTrace.ofNodes(3).at(SECOND).line("\"e\":\"fault\",\"name\":\"slow\",\"detail\":\"n1 | n2 n3\"");
        slow.message(0, 1, "Ping", "{}", 500);
        slow.dropped(0, 1, "Ping", "loss");
        assertThat(slow.at(2 * SECOND).read().faults().get(0).isCut()).isFalse();
    }

    @Test
    void messagesUnderWayAreFoundAmongManyOthers() {
        SampleTrace trace = SampleTrace.ofNodes(2);
        trace.at(1).send(0, 1, "Slow", "{}");
        for (int i = 0; i < 2_000; i++) {
            trace.message(0, 1, "Quick", "{}", 10);
        }
        Recording recording = trace.read();
        List<String> found = new ArrayList<>();
        recording
                .messages()
                .overlapping(
                        15_005,
                        15_005,
                        message -> found.add(recording.messages().type(message)));
        assertThat(found).containsExactly("Slow", "Quick");
    }

    @Test
    void aDuplicateIsAMessageOfItsOwn() {
        SampleTrace trace = SampleTrace.ofNodes(2).at(10);
        trace.message(0, 1, "Ping", "{}", 10);
        trace.at(90).line("\"e\":\"deliver\",\"id\":0,\"from\":0,\"to\":1");
        Messages messages = trace.read().messages();
        assertThat(messages.count()).isEqualTo(2);
        assertThat(messages.sentNs(1)).isEqualTo(10);
        assertThat(messages.endNs(1)).isEqualTo(90);
    }

    @Test
    void clocksAndPausesAreKnown() {
        Condition ahead = split.condition(1, 9 * SECOND).orElseThrow();
        assertThat(ahead.clockErrorNs()).isEqualTo(250_000_000);
        assertThat(split.condition(3, 9 * SECOND)).map(Condition::state).contains(Condition.State.PAUSED);
        assertThat(split.condition(2, 9 * SECOND)).map(Condition::state).contains(Condition.State.DOWN);
    }

    @Test
    void densityAddsUp() {
        int all = 0;
        for (int address = 0; address < split.addresses(); address++) {
            all += split.density().sent(address, 0, split.endNs() + SECOND);
        }
        assertThat(all).isEqualTo(split.messages().count());
    }

    @Test
    void aTraceThatIsCutOffShowsWhatThereIs() {
        String text = SampleTrace.splitBrain().cutOff();
        Recording recording = SampleTrace.read(text.substring(0, text.length() / 2));
        assertThat(recording.problem())
                .contains("cut off after event")
                .contains("What was recorded up to there is shown");
        assertThat(recording.events().count()).isGreaterThan(100);
    }

    @Test
    void whereverAFileIsCutOffEveryWholeLineIsShown() {
        String text = SampleTrace.staleRead().cutOff();
        long whole = SampleTrace.staleRead().read().events().count();
        for (int cut = text.indexOf('\n') + 1; cut < text.length(); cut++) {
            String part = text.substring(0, cut);
            long lines = part.chars().filter(c -> c == '\n').count() - 1;
            Recording recording = SampleTrace.read(part);
            assertThat(recording.events().count()).as("cut at %s", cut).isEqualTo((int) lines);
            assertThat(recording.problem()).contains("cut off after event " + lines + " ");
        }
        assertThat(SampleTrace.read(text).events().count()).isEqualTo((int) whole);
    }

    @Test
    void aCompressedFileThatBreaksOffOrIsSpoiltShowsWhatCanBeUnpacked(@TempDir Path folder) throws IOException {
        byte[] packed = packed(SampleTrace.splitBrain().whole());
        Path file = folder.resolve("a.trace.jsonl.gz");
        Files.write(file, packed);
        Recording whole = RecordingReader.read(file);
        assertThat(whole.problem()).isEmpty();
        assertThat(whole.events().count()).isEqualTo(split.events().count());
        Files.write(file, Arrays.copyOf(packed, packed.length * 2 / 3));
        Recording half = RecordingReader.read(file);
        assertThat(half.problem()).contains("a.trace.jsonl.gz is cut off after event");
        assertThat(half.events().count()).isBetween(100, split.events().count() - 1);
        Arrays.fill(packed, packed.length / 2, packed.length / 2 + 40, (byte) 0x55);
        Files.write(file, packed);
        Recording spoilt = RecordingReader.read(file);
        assertThat(spoilt.problem()).contains("What was recorded up to there is shown");
        assertThat(spoilt.events().count()).isBetween(1, split.events().count() - 1);
    }

    private static byte[] packed(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    @Test
    void numbersOfMessagesMayBeAnyNumbers() {
        SampleTrace trace = SampleTrace.ofNodes(2);
        long[] ids = {0, 9_000_000_000_000_000_000L, -3, 5_000, 70_000, 1};
        for (long id : ids) {
            trace.line("\"e\":\"send\",\"id\":" + id + ",\"from\":0,\"to\":1,\"type\":\"T" + id + "\"");
        }
        for (long id : ids) {
            trace.line("\"e\":\"deliver\",\"id\":" + id + ",\"from\":0,\"to\":1");
        }
        Recording recording = trace.read();
        assertThat(recording.problem()).isEmpty();
        for (int row = 0; row < ids.length; row++) {
            assertThat(recording.messages().type(row)).isEqualTo("T" + ids[row]);
            assertThat(recording.messages().endEvent(row)).isEqualTo(2 + ids.length + row);
        }
    }

    @Test
    void damageIsToldWithItsPlace() {
        assertThat(damaged("{\"t\":5,\"e\":\"send\""))
                .contains("damaged after event 2")
                .contains("ends too early");
        assertThat(damaged("{\"t\":5,\"e\":\"deliver\",\"id\":9,\"from\":0,\"to\":1}"))
                .contains("was never sent");
        assertThat(damaged("{\"t\":5,\"e\":\"node\",\"node\":7,\"change\":\"started\"}"))
                .contains("there is no address 7");
        assertThat(damaged("{\"t\":-5,\"e\":\"heal\",\"name\":\"x\"}")).contains("time goes back");
        assertThat(damaged("{\"t\":5,\"e\":\"invoke\",\"op\":99999999999999999999}"))
                .contains("a whole number");
        assertThat(damaged("[]")).contains("expected '{'");
        assertThat(damaged("{\"t\":5,\"e\":\"send")).contains("ends too early");
        assertThat(damaged("{\"t\":5,\"e\":\"protocol\",\"node\":0,\"type\":\"x\",\"f\":{\"a\":[1,2}"))
                .contains("ends too early");
        assertThat(damaged("{\"t\":,\"e\":\"heal\"}")).contains("expected a value");
        assertThat(damaged("{\"t\" 5}")).contains("expected ':'");
    }

    private static String damaged(String line) {
        return SampleTrace.read(SampleTrace.ofNodes(2).cutOff() + line + "\n").problem();
    }

    @Test
    void linesOfALaterTimeAreLeftAlone() {
        Recording recording = SampleTrace.ofNodes(2)
                .line("\"e\":\"comet\",\"tail\":[1,{\"x\":\"}\"}]")
                .line("\"e\":\"heal\",\"name\":\"no \\\"fault\\\" of ours\",\"more\":null")
                .read();
        assertThat(recording.problem()).isEmpty();
        assertThat(recording.events().word(2)).isEqualTo("no \"fault\" of ours");
    }

    @Test
    void aHugeTextIsKept() {
        String huge = "x".repeat(3_000_000);
        Recording recording = SampleTrace.ofNodes(2)
                .line("\"e\":\"protocol\",\"node\":0,\"type\":\"said\",\"f\":{\"text\":\"" + huge + "\"}")
                .read();
        assertThat(recording.events().fields(2)).containsEntry("text", huge);
    }

    @Test
    void whatIsNoTraceIsRefused() {
        assertThatThrownBy(() -> SampleTrace.read("hello\n"))
                .hasCauseInstanceOf(TraceException.class)
                .hasMessageContaining("is not a netsplit trace");
    }
}

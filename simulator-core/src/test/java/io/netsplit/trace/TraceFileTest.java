package io.netsplit.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceFileTest {
    private static byte[] sample() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        TraceDigest digest = new TraceDigest();
        try (TraceWriter writer = new TraceWriter(bytes, SampleEvents.HEADER)) {
            SampleEvents.tell(writer);
            SampleEvents.tell(digest);
            writer.finish(digest.hex(), "reached-time");
        }
        return bytes.toByteArray();
    }

    private static String text(byte[] trace) throws IOException {
        return new String(new GZIPInputStream(new ByteArrayInputStream(trace)).readAllBytes(), StandardCharsets.UTF_8);
    }

    private static TraceReader read(byte[] trace) throws IOException {
        return TraceReader.of(new ByteArrayInputStream(trace), "x.trace");
    }

    private static List<TraceEvent> events(TraceReader reader) throws IOException {
        List<TraceEvent> events = new ArrayList<>();
        for (TraceEvent event = reader.next(); event != null; event = reader.next()) {
            events.add(event);
        }
        return events;
    }

    @Test
    void whatIsWrittenIsReadBack() throws IOException {
        TraceReader reader = read(sample());
        List<TraceEvent> events = events(reader);
        assertThat(reader.header()).isEqualTo(SampleEvents.HEADER);
        assertThat(reader.problem()).isEmpty();
        assertThat(reader.end().orElseThrow().events()).isEqualTo(events.size()).isEqualTo(12);
        assertThat(events.get(1))
                .hasToString("Protocol[timeNs=250000000, node=0, type=role, fields={role=candidate, term=1}]");
        assertThat(events.get(2))
                .hasToString("MessageSent[timeNs=250000000, id=17, from=0, to=1, type=RequestVote, "
                        + "fields={term=1, candidate=0, pre-vote=false}]");
        assertThat(events.get(5))
                .as("damaged on the way")
                .hasToString("MessageDelivered[timeNs=252000000, id=18, from=0, to=2, type=RequestVote, "
                        + "fields={term=65, candidate=0, pre-vote=false}]");
        assertThat(events.get(11))
                .isEqualTo(new TraceEvent.OperationCompleted(31_004_000_000L, 0, 3, "ok", true, "", 1));
    }

    @Test
    void timersAreNoEvents() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        TraceDigest digest = new TraceDigest();
        try (TraceWriter writer = new TraceWriter(bytes, SampleEvents.HEADER)) {
            writer.timerSet(0, 1, "election", 250_000_000);
            SampleEvents.tell(writer);
            SampleEvents.tell(digest);
            writer.timerSet(31_004_000_007L, 1, "election", -1);
            writer.finish(digest.hex(), "reached-time");
        }
        assertThat(text(bytes.toByteArray()))
                .contains("{\"t\":0,\"e\":\"timer\",\"node\":1,\"name\":\"election\",\"due\":250000000}\n")
                .contains("{\"t\":31004000007,\"e\":\"timer\",\"node\":1,\"name\":\"election\"}\n")
                .as("the end is not before the last line")
                .contains("{\"t\":31004000007,\"e\":\"end\"");
        TraceReader reader = read(bytes.toByteArray());
        assertThat(events(reader)).isEqualTo(events(read(sample()))).hasSize(12);
        assertThat(reader.problem()).isEmpty();
    }

    @Test
    void afterManyTimersNoMoreAreTold() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TraceWriter writer = new TraceWriter(bytes, SampleEvents.HEADER)) {
            for (int i = 0; i < TraceWriter.TIMERS_MAX + 10; i++) {
                writer.timerSet(i, 0, "tick", i + 1);
            }
            writer.finish("0", "reached-time");
        }
        assertThat(text(bytes.toByteArray()).lines().count()).isEqualTo(TraceWriter.TIMERS_MAX + 2);
    }

    @Test
    void theDocumentationShowsWhatIsWritten() throws IOException {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("docs"))) {
            folder = folder.getParent();
        }
        String documentation =
                Files.readString(folder.resolve("docs/trace-format.md")).replace("\r\n", "\n");
        assertThat(documentation).contains("```json\n" + text(sample()) + "```");
        assertThat(documentation).contains("format version " + TraceHeader.VERSION);
    }

    @Test
    void textThatNeedsEscapingSurvives() throws IOException {
        String awkward = "quote \" backslash \\ newline \n tab \t nul \0 umlaut ü snow ☃ face 😀 lone \uD800 end";
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TraceWriter writer = new TraceWriter(bytes, SampleEvents.HEADER)) {
            writer.faultStarted(1, awkward, awkward);
            writer.faultEnded(Long.MAX_VALUE, "");
            writer.messageSent(2, Long.MIN_VALUE, -1, 99, new SampleEvents.Vote(-5, 0, true, "☃"));
            writer.finish("0", "drained");
        }
        List<TraceEvent> events = events(read(bytes.toByteArray()));
        assertThat(events.get(0)).isEqualTo(new TraceEvent.FaultStarted(1, awkward, awkward));
        assertThat(events.get(1)).isEqualTo(new TraceEvent.FaultEnded(Long.MAX_VALUE, ""));
        assertThat(((TraceEvent.MessageSent) events.get(2)).id()).isEqualTo(Long.MIN_VALUE);
    }

    @Test
    void aTraceThatIsCutOffGivesWhatWasWrittenAndSaysSo() throws IOException {
        byte[] whole = sample();
        TraceReader reader = read(Arrays.copyOf(whole, whole.length * 3 / 4));
        List<TraceEvent> events = events(reader);
        assertThat(events).hasSizeBetween(1, 11);
        assertThat(reader.end()).isEmpty();
        assertThat(reader.problem()).startsWith("x.trace is cut off after event " + events.size());
    }

    @Test
    void everyPlaceOfACutIsNoticed() throws IOException {
        byte[] plain = text(sample()).getBytes(StandardCharsets.UTF_8);
        int headerLength = text(sample()).indexOf('\n') + 1;
        for (int length = headerLength; length < plain.length; length += 7) {
            TraceReader reader = read(Arrays.copyOf(plain, length));
            events(reader);
            assertThat(reader.problem()).as("cut after %d bytes", length).contains("is cut off after event");
        }
    }

    @Test
    void aDamagedLineIsNamed() throws IOException {
        String damaged = text(sample()).replace("\"e\":\"heal\"", "\"e\":\"heel\"");
        TraceReader reader = read(damaged.getBytes(StandardCharsets.UTF_8));
        assertThat(events(reader)).hasSize(9);
        assertThat(reader.problem())
                .isEqualTo("x.trace is damaged after event 9 (10.000 s): no event is called 'heel'");
    }

    @Test
    void aMissingLineIsNoticedByTheCount() throws IOException {
        List<String> lines = new ArrayList<>(text(sample()).lines().toList());
        lines.remove(3);
        TraceReader reader = read((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
        events(reader);
        assertThat(reader.problem()).isEqualTo("x.trace is damaged: its end line counts 12 events, it has 11");
    }

    @Test
    void whatIsNoTraceIsRefused() {
        assertThatThrownBy(() -> read(new byte[0]))
                .isInstanceOf(TraceException.class)
                .hasMessageContaining("it is empty");
        assertThatThrownBy(() -> read("{\"format\":\"har\"}\n".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(TraceException.class)
                .hasMessage("x.trace is not a netsplit trace: its first line does not say netsplit-trace");
        assertThatThrownBy(() -> read(new byte[] {0x1F, (byte) 0x8B, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}))
                .isInstanceOf(TraceException.class)
                .hasMessageContaining("compression is damaged");
        assertThatThrownBy(() -> read(new byte[] {0, 1, 2, 3, '\n'})).isInstanceOf(TraceException.class);
    }

    @Test
    void aNewerFormatIsRefusedWithWhatToDo() throws IOException {
        String newer = text(sample()).replace("\"version\":1", "\"version\":2").replace("\"0.1.0\"", "\"9.0.0\"");
        assertThatThrownBy(() -> read(newer.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(TraceException.class)
                .hasMessageContaining("has trace format 2, written by netsplit 9.0.0; this one reads up to format 1");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE})
    void aFormatThatThereNeverWasIsRefused(long version) throws IOException {
        String strange = text(sample()).replace("\"version\":1", "\"version\":" + version);
        assertThatThrownBy(() -> read(strange.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(TraceException.class)
                .hasMessageContaining(
                        "x.trace says that it has trace format " + version + ", which there has never been")
                .hasMessageEndingWith("write the trace anew with 'netsplit run SCENARIO --trace'");
    }

    @Test
    void aFullDiskIsReportedOnceAtTheEndAndDoesNotDisturbTheRun() throws IOException {
        OutputStream full = new OutputStream() {
            private int room = 10;

            @Override
            public void write(int b) throws IOException {
                if (--room < 0) {
                    throw new IOException("No space left on device");
                }
            }
        };
        TraceWriter writer = new TraceWriter(full, SampleEvents.HEADER);
        for (int i = 0; i < 10_000; i++) {
            SampleEvents.tell(writer, i, i, "padding " + (i * 0x9E3779B97F4A7C15L));
        }
        assertThat(writer.events()).isEqualTo(120_000);
        assertThatThrownBy(() -> writer.finish("0", "drained")).hasMessage("No space left on device");
        assertThatThrownBy(writer::close).hasMessage("No space left on device");
    }
}

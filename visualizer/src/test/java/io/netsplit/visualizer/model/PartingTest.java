package io.netsplit.visualizer.model;

import static io.netsplit.visualizer.SampleTrace.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.trace.Change;
import io.netsplit.trace.Divergence;
import io.netsplit.trace.Divergence.Answer;
import io.netsplit.trace.TraceReader;
import io.netsplit.visualizer.SampleTrace;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PartingTest {
    private static final String WHOLE = SampleTrace.splitBrain().whole();
    private static final Recording RECORDING = SampleTrace.read(WHOLE);

    private static TraceReader reader(String trace) throws IOException {
        return TraceReader.of(new ByteArrayInputStream(trace.getBytes(StandardCharsets.UTF_8)), "x.trace");
    }

    @Test
    void aRecordingIsTheSameAsItself() {
        Divergence same = Parting.of(RECORDING, SampleTrace.read(WHOLE), 0);
        assertThat(same.answer()).isEqualTo(Answer.SAME);
        assertThat(same.common()).isEqualTo(RECORDING.events().count());
        assertThat(same.commonNs()).isLessThanOrEqualTo(10 * SECOND);
    }

    @Test
    void recordingsPartWhereTheirTracesDo() throws IOException {
        List<String> lines = WHOLE.lines().toList();
        List<String> fields = new ArrayList<>();
        // One line of every kind is changed in one field.
        for (String part : List.of(
                "\"e\":\"node\"",
                "\"e\":\"protocol\"",
                "\"e\":\"send\"",
                "\"e\":\"deliver\"",
                "\"e\":\"drop\"",
                "\"e\":\"fault\"",
                "\"e\":\"heal\"",
                "\"e\":\"invoke\"",
                "\"e\":\"complete\"")) {
            int at = last(lines, part);
            List<String> changed = new ArrayList<>(lines);
            changed.set(at, changed(lines.get(at)));
            String other = String.join("\n", changed) + "\n";
            Divergence expected = Divergence.between(reader(WHOLE), reader(other));
            Divergence parted = Parting.of(RECORDING, SampleTrace.read(other), 0);
            assertThat(parted.answer()).as(part).isEqualTo(Answer.DIFFERENT);
            assertThat(parted.common()).as(part).isEqualTo(expected.common()).isEqualTo(at - 1);
            assertThat(parted.commonNs()).as(part).isEqualTo(expected.commonNs());
            assertThat(parted.changes()).as(part).hasSize(1).isEqualTo(expected.changes());
            fields.add(parted.changes().get(0).field());
        }
        assertThat(fields)
                .containsExactly("detail", "f.index", "f.index", "to", "why", "detail", "name", "input", "completion");
    }

    private static int last(List<String> lines, String part) {
        int found = -1;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            found = line.contains(part) && !changed(line).equals(line) ? i : found;
        }
        assertThat(found).as(part).isPositive();
        return found;
    }

    private static String changed(String line) {
        String changed = line.replaceFirst("\"detail\":\"[^\"]*\"", "\"detail\":\"otherwise\"")
                .replaceFirst("\"index\":\\d+", "\"index\":77")
                .replaceFirst("\"why\":\"[^\"]*\"", "\"why\":\"loss\"")
                .replaceFirst("\"name\":\"split\"", "\"name\":\"cut\"")
                .replaceFirst("\"input\":\\d+", "\"input\":77")
                .replaceFirst("\"completion\":\"ok\"", "\"completion\":\"fail\"");
        return line.contains("\"deliver\"") ? line.replaceFirst("\"to\":\\d+", "\"to\":1") : changed;
    }

    @Test
    void howTheFileSpellsAnEventIsNoDifference() {
        String other = WHOLE.replace("{\"role\":\"leader\",\"term\":2}", "{ \"term\":2, \"role\":\"leader\" }");
        assertThat(other).isNotEqualTo(WHOLE);
        assertThat(Parting.of(RECORDING, SampleTrace.read(other), 0).answer()).isEqualTo(Answer.SAME);
    }

    @Test
    void whatIsKnownToBeTheSameIsNotLookedAtAgain() {
        Recording other = SampleTrace.read(WHOLE.replaceFirst("\"term\":2", "\"term\":9"));
        Divergence parted = Parting.of(RECORDING, other, 0);
        assertThat(Parting.of(RECORDING, other, (int) parted.common())).isEqualTo(parted);
        assertThat(parted.changes()).containsExactly(new Change("f.term", 2L, 9L));
    }

    @Test
    void aRunThatHasNotComeFurtherIsNotKnownToPart() {
        LiveRecording live = new LiveRecording(RECORDING.header());
        byte[] lines = WHOLE.lines()
                .skip(1)
                .limit(100)
                .reduce("", (all, line) -> all + line + "\n")
                .getBytes(StandardCharsets.UTF_8);
        live.take(lines, lines.length);
        Recording growing = live.soFar(0, true);
        Divergence soFar = Parting.of(growing, RECORDING, 0);
        assertThat(soFar.answer()).isEqualTo(Answer.UNKNOWN);
        assertThat(soFar.common()).isEqualTo(100);
        assertThat(soFar.one().stops()).isTrue();
        assertThat(soFar.other().event()).isNotNull();
    }
}

package io.netsplit.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.trace.Divergence.Answer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DivergenceTest {
    private static final String SAMPLE = sample();

    private static String sample() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        TraceDigest digest = new TraceDigest();
        try (TraceWriter writer = TraceWriter.plain(bytes, SampleEvents.HEADER)) {
            SampleEvents.tell(writer);
            SampleEvents.tell(digest);
            writer.finish(digest.hex(), "reached-time");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static TraceReader reader(String trace, String name) throws IOException {
        return TraceReader.of(new ByteArrayInputStream(trace.getBytes(StandardCharsets.UTF_8)), name);
    }

    private static Divergence between(String one, String other) throws IOException {
        return Divergence.between(reader(one, "one"), reader(other, "other"));
    }

    /** The sample with a text in one of its lines, counted from 1, in the place of another. */
    private static String with(int line, String text, String instead) {
        String[] lines = SAMPLE.split("\n", -1);
        assertThat(lines[line - 1]).contains(text);
        lines[line - 1] = lines[line - 1].replace(text, instead);
        return String.join("\n", lines);
    }

    private static String upTo(int lines) {
        return String.join("\n", Arrays.asList(SAMPLE.split("\n", -1)).subList(0, lines)) + "\n";
    }

    @Test
    void theSameRunIsTheSameToItsEnd() throws IOException {
        Divergence same = between(SAMPLE, SAMPLE);
        assertThat(same.answer()).isEqualTo(Answer.SAME);
        assertThat(same.common()).isEqualTo(12);
        assertThat(same.commonNs()).isEqualTo(31_004_000_000L);
        assertThat(same.headers()).isEmpty();
        assertThat(same.changes()).isEmpty();
        assertThat(same.one().end()).isPresent();
    }

    @Test
    void howTheFileSpellsAnEventIsNoDifference() throws IOException {
        String other =
                with(3, "{\"role\":\"candidate\",\"term\":1}", "{ \"term\" : 1, \"role\" : \"\\u0063andidate\" }");
        assertThat(between(SAMPLE, other).answer()).isEqualTo(Answer.SAME);
    }

    @Test
    void settingsOfTimersAreNoDifferenceButTheyAreLines() throws IOException {
        String timer = "{\"t\":0,\"e\":\"timer\",\"node\":0,\"name\":\"election\",\"due\":250000000}\n";
        String other = upTo(2) + timer + SAMPLE.substring(upTo(2).length());
        assertThat(between(SAMPLE, other).answer()).isEqualTo(Answer.SAME);
        Divergence parted = between(SAMPLE, other.replace("\"to\":2", "\"to\":0"));
        assertThat(parted.one().line()).isEqualTo(5);
        assertThat(parted.other().line()).isEqualTo(6);
    }

    @Test
    void theFirstEventThatDiffersIsToldWithTheFieldsThatDiffer() throws IOException {
        Divergence parted = between(SAMPLE, with(4, "\"to\":1", "\"to\":2").replace("\"term\":65", "\"term\":66"));
        assertThat(parted.answer()).isEqualTo(Answer.DIFFERENT);
        assertThat(parted.common()).as("what follows is not compared").isEqualTo(2);
        assertThat(parted.commonNs()).isEqualTo(250_000_000);
        assertThat(parted.one().line()).isEqualTo(4);
        assertThat(parted.one().event()).isInstanceOf(TraceEvent.MessageSent.class);
        assertThat(parted.changes()).containsExactly(new Change("to", 1, 2));
    }

    @Test
    void ofWhatAMessageHoldsOnlyTheChangedFieldsAreTold() throws IOException {
        Divergence parted =
                between(SAMPLE, with(4, "\"term\":1,\"candidate\":0", "\"term\":9,\"candidate\":0,\"x\":3"));
        assertThat(parted.changes()).containsExactly(new Change("f.term", 1L, 9L), new Change("f.x", null, 3L));
    }

    @Test
    void ofTwoKindsOfEventsOnlyWhatBothHaveIsTold() throws IOException {
        String other = with(4, "\"e\":\"send\"", "\"e\":\"drop\",\"why\":\"loss\"");
        assertThat(between(SAMPLE, other).changes()).containsExactly(new Change("e", "send", "drop"));
    }

    @Test
    void ofTwoTypesOfMessagesTheContentIsNotCompared() throws IOException {
        String other = with(4, "RequestVote\",\"f\":{\"term\":1", "AppendEntries\",\"f\":{\"term\":8");
        assertThat(between(SAMPLE, other).changes())
                .containsExactly(new Change("type", "RequestVote", "AppendEntries"));
    }

    @Test
    void everyKindOfEventIsComparedInAllItsFields() throws IOException {
        List<String> changed = new ArrayList<>();
        String[] lines = SAMPLE.split("\n", -1);
        for (int line = 2; line < lines.length; line++) {
            String later = lines[line - 1].replaceFirst("\"t\":(\\d+)", "\"t\":$15");
            Divergence parted = between(SAMPLE, with(line, lines[line - 1], later));
            assertThat(parted.common()).isEqualTo(line - 2);
            parted.changes().forEach(change -> changed.add(change.field()));
        }
        assertThat(changed)
                .as("one difference in each line, the end with them")
                .hasSize(13)
                .containsOnly("t");
        assertThat(between(SAMPLE, with(13, "\"output\":true", "\"output\":false"))
                        .changes())
                .containsExactly(new Change("output", true, false));
        assertThat(between(SAMPLE, with(12, "\"key\":5", "\"key\":6")).changes())
                .containsExactly(new Change("key", 5L, 6L));
        assertThat(between(SAMPLE, with(8, "n1 | n2 n3", "n1 n2 | n3")).changes())
                .containsExactly(new Change("detail", "n1 | n2 n3", "n1 n2 | n3"));
        assertThat(between(SAMPLE, with(2, "started", "restarted")).changes())
                .containsExactly(new Change("change", "started", "restarted"));
        assertThat(between(SAMPLE, with(10, "partition", "loss")).changes())
                .containsExactly(new Change("why", "partition", "loss"));
    }

    @Test
    void oneMayEndWhereTheOtherGoesOn() throws IOException {
        String end = "{\"t\":30000000000,\"e\":\"end\",\"events\":10,\"digest\":\"00\",\"outcome\":\"reached-time\"}\n";
        Divergence parted = between(SAMPLE, upTo(11) + end);
        assertThat(parted.answer()).isEqualTo(Answer.DIFFERENT);
        assertThat(parted.common()).isEqualTo(10);
        assertThat(parted.one().event()).isInstanceOf(TraceEvent.OperationInvoked.class);
        assertThat(parted.other().event()).isNull();
        assertThat(parted.other().end()).isPresent();
        assertThat(parted.other().line()).isEqualTo(12);
        assertThat(parted.other().timeNs(-1)).isEqualTo(30_000_000_000L);
    }

    @Test
    void theSameEventsMayEndOtherwise() throws IOException {
        Divergence parted = between(SAMPLE, with(14, "reached-time", "invariant"));
        assertThat(parted.answer()).isEqualTo(Answer.DIFFERENT);
        assertThat(parted.common()).isEqualTo(12);
        assertThat(parted.changes()).containsExactly(new Change("outcome", "reached-time", "invariant"));
    }

    @Test
    void namesOfARunMayDifferAndThoseWhoTakePartMayNot() throws IOException {
        Divergence renamed = between(SAMPLE, with(1, "\"variant\":\"correct\"", "\"variant\":\"control\""));
        assertThat(renamed.answer()).isEqualTo(Answer.SAME);
        assertThat(renamed.headers()).containsExactly(new Change("variant", "correct", "control"));
        Divergence others = between(SAMPLE, with(1, "\"n3\"", "\"n4\""));
        assertThat(others.answer()).isEqualTo(Answer.DIFFERENT);
        assertThat(others.common()).isEqualTo(12);
    }

    @Test
    void aTraceThatIsCutOffIsNotKnownToBeTheSame() throws IOException {
        Divergence cut = between(SAMPLE, upTo(9));
        assertThat(cut.answer()).isEqualTo(Answer.UNKNOWN);
        assertThat(cut.common()).isEqualTo(8);
        assertThat(cut.other().problem()).contains("other is cut off after event 8");
        assertThat(between(upTo(9), upTo(9)).answer())
                .as("both at the same place")
                .isEqualTo(Answer.UNKNOWN);
        assertThat(between(upTo(9), with(3, "candidate", "leader")).answer())
                .as("they part before")
                .isEqualTo(Answer.DIFFERENT);
    }

    @Test
    void anEndThatContradictsTheEventsIsDamage() throws IOException {
        Divergence damaged = between(SAMPLE, with(14, "\"events\":12", "\"events\":13"));
        assertThat(damaged.answer()).isEqualTo(Answer.UNKNOWN);
        assertThat(damaged.other().problem()).contains("counts 13 events");
    }

    /** A run of which there will be more. */
    private static final class Growing implements EventSource {
        private final long count;
        private long next;

        Growing(long count) {
            this.count = count;
        }

        @Override
        public TraceHeader header() {
            return SampleEvents.HEADER;
        }

        @Override
        public @Nullable TraceEvent next() {
            return next == count ? null : new TraceEvent.FaultEnded(next++, "split");
        }

        @Override
        public long line() {
            return 0;
        }

        @Override
        public Optional<TraceReader.End> end() {
            return Optional.empty();
        }

        @Override
        public String problem() {
            return "";
        }
    }

    @Test
    void twoRunsThatTakePlaceAreComparedAsFarAsTheyHaveCome() throws IOException {
        long[] told = new long[1];
        Divergence soFar = Divergence.between(new Growing(1_000_000), new Growing(1_000_001), event -> told[0]++);
        assertThat(soFar.answer()).isEqualTo(Answer.UNKNOWN);
        assertThat(soFar.common()).isEqualTo(1_000_000).isEqualTo(told[0]);
        assertThat(soFar.commonNs()).isEqualTo(999_999);
        assertThat(soFar.one().timeNs(7)).isEqualTo(7);
    }
}

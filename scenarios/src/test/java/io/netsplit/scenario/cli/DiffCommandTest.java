package io.netsplit.scenario.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiffCommandTest {
    private static final String HEADER = """
            {"format":"netsplit-trace","version":1,"engine":"0.1.0","scenario":"small","variant":"%s","seed":%d,"duration":4000000000,"nodes":["n1","n2","n3"],"clients":["c1"]}
            """;
    private static final String BEGIN = """
            {"t":0,"e":"node","node":0,"change":"started","detail":""}
            {"t":0,"e":"timer","node":0,"name":"election","due":250000000}
            {"t":250000000,"e":"protocol","node":0,"type":"role","f":{"role":"candidate","term":1}}
            {"t":250000000,"e":"send","id":17,"from":0,"to":1,"type":"RequestVote","f":{"term":1,"candidate":0}}
            """;
    private static final String VOTE = """
            {"t":250000000,"e":"send","id":18,"from":0,"to":2,"type":"RequestVote","f":{"term":1,"candidate":0}}
            """;
    private static final String END = """
            {"t":251000000,"e":"end","events":4,"digest":"9d78ec125cf49af6","outcome":"reached-time"}
            """;
    private static final String TRACE = BEGIN + VOTE + END;

    @TempDir
    Path folder;

    private FakeMachine machine;

    @BeforeEach
    void start() throws IOException {
        machine = new FakeMachine(folder);
        write("a.trace", "correct", 1, TRACE);
    }

    private Path write(String file, String variant, int seed, String lines) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        String text = String.format(Locale.ROOT, HEADER, variant, seed) + lines;
        if (!file.endsWith(".gz")) {
            return Files.writeString(path, text);
        }
        try (var out = new GZIPOutputStream(Files.newOutputStream(path))) {
            out.write(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        return path;
    }

    @Test
    void theSameRunIsSaidToBeTheSame() throws IOException {
        write("b.trace", "control", 1, TRACE);
        assertThat(machine.run("diff", "a.trace", "b.trace")).isZero();
        assertThat(machine.out()).isEqualTo("""
                A  small · correct · seed 1 · a.trace
                B  small · control · seed 1 · b.trace
                  variant is correct in A and control in B
                ✓ the same 4 events, up to 0.250 s, and the same end
                """);
    }

    @Test
    void theFirstDifferenceIsToldWithWhatLedThereAndBothSides() throws IOException {
        write(
                "b.trace",
                "correct",
                2,
                BEGIN + VOTE.replace("\"to\":2", "\"to\":1").replace("\"term\":1", "\"term\":3"));
        assertThat(machine.run("diff", "a.trace", "b.trace")).isEqualTo(1);
        assertThat(machine.out()).startsWith("""
                A  small · correct · seed 1 · a.trace
                B  small · correct · seed 2 · b.trace
                  seed is 1 in A and 2 in B
                ✗ the same 3 events, up to 0.250 s; then to is n3 in A and n2 in B; f.term is 1 in A and 3 in B

                The last that they have in common:
                    0.000000 s  node      n1          started
                    0.250000 s  role      n1          candidate, term 1
                    0.250000 s  send      n1 → n2     RequestVote term=1 candidate=n1

                Event 4:
                A    0.250000 s  send      n1 → n3     RequestVote term=1 candidate=n1  (line 6)
                B    0.250000 s  send      n1 → n2     RequestVote term=3 candidate=n1  (line 6)

                           A    B
                  to       n3   n2
                  f.term   1    3

                """);
    }

    @Test
    void ofTwoKindsOfEventsASentenceSaysWhatBothTell() throws IOException {
        String fault = "{\"t\":260000000,\"e\":\"fault\",\"name\":\"cut\",\"detail\":\"n1 | n2 n3\"}\n";
        write("b.trace", "correct", 1, BEGIN + fault);
        assertThat(machine.run("diff", "a.trace", "b.trace")).isEqualTo(1);
        assertThat(machine.out())
                .contains("then in A n1 sends RequestVote to n3, in B fault cut begins\n")
                .contains("  e   send      fault\n");
    }

    @Test
    void oneMayEndEarlier() throws IOException {
        write("b.trace", "correct", 1, BEGIN + END.replace("\"events\":4", "\"events\":3"));
        assertThat(machine.run("diff", "a.trace", "b.trace")).isEqualTo(1);
        assertThat(machine.out())
                .contains("the same 3 events, up to 0.250 s; then B ends there (reached-time), A goes on\n")
                .contains("B    0.251000 s  end       reached-time, 3 events, digest 9d78ec125cf49af6  (line 6)\n");
    }

    @Test
    void aTraceThatIsCutOffBeforeTheyDifferIsNoAnswer() throws IOException {
        write("b.trace", "correct", 1, BEGIN);
        assertThat(machine.run("diff", "a.trace", "b.trace")).isEqualTo(3);
        assertThat(machine.out())
                .endsWith("? the same 3 events, up to 0.250 s; then in A n1 sends RequestVote to n3; b.trace is "
                        + "cut off after event 3 (0.250 s): it has no end line\n");
    }

    @Test
    void whatIsNoTraceIsRefused() throws IOException {
        Files.writeString(folder.resolve("notes.txt"), "hello\n");
        assertThat(machine.run("diff", "a.trace", "notes.txt")).isEqualTo(3);
        assertThat(machine.err()).startsWith("netsplit: notes.txt is not a netsplit trace: ");
        assertThat(machine.run("diff", "a.trace", "nowhere")).isEqualTo(4);
        assertThat(machine.err())
                .isEqualTo("netsplit: There is no trace and no run nowhere. 'netsplit run SCENARIO --trace' keeps the "
                        + "trace of every run.\n");
        assertThat(machine.run("diff", "a.trace")).isEqualTo(64);
        assertThat(machine.run("view", "a.trace", "--beside", "b.trace", "--live"))
                .isEqualTo(64);
        assertThat(machine.err()).contains("netsplit view A --beside B");
        assertThat(machine.run("diff", "a.trace", "a.trace", "--seed", "1")).isEqualTo(64);
        assertThat(machine.err()).contains("A trace file has its own variant and seed");
    }

    @Test
    void ofFoldersTheTraceIsTakenThatBothHave() throws IOException {
        write("out/small/one/correct-seed-1.trace.jsonl.gz", "correct", 1, TRACE);
        write("out/small/one/broken-seed-1.trace.jsonl.gz", "broken", 1, BEGIN);
        write("out/small/two/correct-seed-1.trace.jsonl.gz", "correct", 1, TRACE);
        write("out/small/two/correct-seed-2.trace.jsonl.gz", "correct", 2, BEGIN);
        Files.writeString(folder.resolve("out/small/latest.txt"), "two\n");
        assertThat(machine.run("diff", "out/small/one", "small")).isZero();
        assertThat(machine.out())
                .contains("out/small/one/correct-seed-1.trace.jsonl.gz", "out/small/two/correct-seed-1.trace.jsonl.gz");
    }

    @Test
    void ofSeveralTracesNoneIsGuessed() throws IOException {
        write("one/correct-seed-1.trace.jsonl.gz", "correct", 1, TRACE);
        write("one/broken-seed-1.trace.jsonl.gz", "broken", 1, TRACE);
        write("one/broken-seed-12.trace.jsonl.gz", "broken", 12, TRACE);
        assertThat(machine.run("diff", "a.trace", "one")).isEqualTo(64);
        assertThat(machine.err()).isEqualTo("""
                netsplit: There are several traces in one:
                  one/broken-seed-1.trace.jsonl.gz
                  one/broken-seed-12.trace.jsonl.gz
                  one/correct-seed-1.trace.jsonl.gz
                Name one of them, or choose with --variant and --seed.
                """);
        assertThat(machine.run("diff", "a.trace", "one", "--variant", "broken", "--seed", "1"))
                .isZero();
        assertThat(machine.run("diff", "a.trace", "one", "--variant", "broken")).isEqualTo(64);
        assertThat(machine.err()).contains("several traces of variant 'broken' in one");
        assertThat(machine.run("diff", "one/correct-seed-1", "one/broken-seed-1"))
                .as("without the ending")
                .isZero();
        assertThat(machine.run("diff", "a.trace", "one", "--seed", "2")).isEqualTo(4);
        assertThat(machine.err())
                .contains("no trace with seed 2 in one; there are broken-seed-1, broken-seed-12, correct-seed-1");
    }

    @Test
    void theCheckOfDeterminismTellsWhereTheTwoRunsPart() throws IOException {
        Path other = write("b.trace", "correct", 1, BEGIN + VOTE.replace("\"to\":2", "\"to\":1") + END);
        assertThat(DeterminismCheck.firstDifference(folder.resolve("a.trace"), other))
                .startsWith("✗ the same 3 events, up to 0.250 s; then to is n3 in first and n2 in second\n")
                .contains("\nfirst     0.250000 s  send      n1 → n3 ", "\nsecond    0.250000 s  send      n1 → n2 ");
        assertThat(DeterminismCheck.firstDifference(other, other))
                .isEqualTo("the two recorded runs are equal; only the unrecorded ones differ");
    }

    @Test
    void machinesReadTheFieldsAsTheTraceHasThem() throws IOException {
        write("b.trace", "correct", 1, BEGIN + VOTE.replace("\"to\":2", "\"to\":1"));
        assertThat(machine.run("diff", "a.trace", "b.trace", "--json")).isEqualTo(1);
        Map<?, ?> json = Json.object(machine.out());
        assertThat(json.get("answer")).isEqualTo("different");
        assertThat(json.get("common-events")).isEqualTo(3L);
        assertThat(json.get("common-ns")).isEqualTo(250_000_000L);
        assertThat(json.get("changes")).isEqualTo(List.of(Map.of("field", "to", "a", 2L, "b", 1L)));
        Map<?, ?> other = (Map<?, ?>) json.get("b");
        assertThat(other.get("trace")).isEqualTo("b.trace");
        assertThat(other.get("line")).isEqualTo(6L);
        assertThat(other.get("next"))
                .hasToString("{t=250000000, e=send, id=18, from=0, to=1, type=RequestVote, f.term=1, f.candidate=0}");
    }
}

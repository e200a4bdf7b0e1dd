package io.netsplit.scenario.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the real engine and a small scenario: what run prints and writes must work when it is used. */
class ReplayCommandTest {
    private static final String SCENARIO = """
            netsplit: 1
            name: small
            run: { duration: 4s, warmup: 500ms, seeds: 2 }
            topology:
              nodes: 3
              network: { latency: 1ms..3ms }
            system: { protocol: raft }
            workload:
              type: register
              clients: { count: 3, placement: colocated }
              arrivals: { model: closed, think-time: 20ms }
              operations: { read: 50%, write: 50% }
              keys: { count: 2, distribution: uniform }
              timeout: 500ms
            faults:
              - at: 1s
                name: cut
                isolate: leader
                for: 1s
            assertions:
              - invariant: one-leader-per-term
              - consistency: linearizable
              - threshold: latency.p99 < 1us
            """;

    @TempDir
    Path folder;

    private FakeMachine machine;

    @BeforeEach
    void start() throws IOException {
        Files.writeString(folder.resolve("small.yaml"), SCENARIO);
        machine = new FakeMachine(folder);
    }

    private Path trace() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("out/small/latest").toRealPath())) {
            return files.filter(file -> Traces.isTrace(file.getFileName().toString()))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private String relative(Path file) throws IOException {
        return folder.toRealPath().relativize(file.toRealPath()).toString();
    }

    @Test
    void theCommandThatAFailurePrintsWorksWhenItIsPasted() {
        assertThat(machine.run("run", "small.yaml", "--set", "run.duration=3s")).isEqualTo(1);
        String command = machine.out()
                .lines()
                .filter(line -> line.contains("again:"))
                .findFirst()
                .orElseThrow()
                .replaceFirst(".*again: +netsplit ", "");
        assertThat(command).startsWith("replay small.yaml --seed 1 --set run.duration=3s");
        assertThat(machine.run(command.split(" ", -1))).isEqualTo(1);
        assertThat(machine.out()).contains("What led there:", "this is the instant", "3 s simulated");
    }

    @Test
    void aReplayShowsFaultsNodesAndRoles() {
        assertThat(machine.run("replay", "small.yaml", "--seed", "2")).isEqualTo(1);
        assertThat(machine.out())
                .contains("cut begins", "cut ends", "leader, term 1")
                .doesNotContain("AppendEntries");
    }

    @Test
    void aReplaySaysTheWordsOfTheFormatAndTheNamesOfNodesAndClients() throws IOException {
        Files.writeString(
                folder.resolve("crash.yaml"),
                SCENARIO.replace("isolate: leader", "crash: leader\n    lose: unsynced-writes"));
        machine.run("replay", "crash.yaml", "--all", "--lines", "100000");
        assertThat(machine.out())
                .contains("crashed: unsynced-writes", "Reply client=c1", "status=ok", "candidate=n", "leader=n")
                .doesNotContain("UNSYNCED", "client=0", "status=OK", "leader=-1");
    }

    @Test
    void aProtocolNamesItsOwnEpoch() throws IOException {
        Files.writeString(
                folder.resolve("pair.yaml"),
                SCENARIO.replace("protocol: raft", "protocol: primary-backup")
                        .replace("  - invariant: one-leader-per-term\n", ""));
        machine.run("replay", "pair.yaml");
        assertThat(machine.out()).contains("leader, epoch 1").doesNotContain("term");
        machine.run("run", "pair.yaml", "--html", "page.html");
        assertThat(folder.resolve("page.html")).content().contains("epoch 1").doesNotContain("term 1");
    }

    @Test
    void untilEndsTheStory() {
        machine.run("replay", "small.yaml", "--until", "900ms", "--all", "--lines", "20");
        assertThat(machine.out())
                .contains("send", "deliver", "earlier lines are left out")
                .doesNotContain("cut begins");
    }

    @Test
    void aRecordedTraceIsShownAndVerified() throws IOException {
        machine.run("run", "small.yaml", "--seed", "2");
        assertThat(machine.run("replay", relative(trace()))).isZero();
        assertThat(machine.out())
                .startsWith("small · default · seed 2 · recorded by netsplit")
                .contains("= recorded ✓");
    }

    @Test
    void aTruncatedTraceIsOneClearMessage() throws IOException {
        machine.run("run", "small.yaml", "--seed", "2");
        Path trace = trace();
        byte[] bytes = Files.readAllBytes(trace);
        Files.write(trace, Arrays.copyOf(bytes, bytes.length / 2));
        assertThat(machine.run("replay", relative(trace))).isEqualTo(3);
        assertThat(machine.err()).matches("netsplit: \\S+ is (cut off|damaged) after event \\d+ \\([0-9.]+ s\\).*\n");
    }

    @Test
    void aFileThatIsNoTraceIsOneClearMessage() throws IOException {
        Files.writeString(folder.resolve("x.trace.jsonl.gz"), "nothing of the kind");
        assertThat(machine.run("replay", "x.trace.jsonl.gz")).isEqualTo(3);
        assertThat(machine.err()).contains("is not a netsplit trace").hasLineCount(1);
    }

    @Test
    void aTraceHasItsOwnSeed() throws IOException {
        machine.run("run", "small.yaml", "--seed", "2");
        assertThat(machine.run("replay", relative(trace()), "--seed", "3")).isEqualTo(64);
        assertThat(machine.err()).contains("A trace has its own seed");
    }

    @Test
    void twoRunsOfOneSeedPrintAndDrawTheSame() throws IOException {
        machine.run("run", "small.yaml", "--seed", "1", "--jobs", "1", "--html", "a.html", "--json", "a.json");
        String first = machine.out();
        machine.run("run", "small.yaml", "--seed", "1", "--jobs", "2", "--html", "b.html", "--json", "b.json");
        assertThat(withoutFolders(machine.out())).isEqualTo(withoutFolders(first));
        assertThat(folder.resolve("b.html")).hasSameTextualContentAs(folder.resolve("a.html"));
        assertThat(folder.resolve("b.json")).hasSameTextualContentAs(folder.resolve("a.json"));
    }

    private static String withoutFolders(String output) {
        return output.lines().filter(line -> !line.contains("out/small/")).reduce("", (all, line) -> all + line + "\n");
    }

    @Test
    void everyRunCanBeDoneTwice() {
        assertThat(machine.run("run", "small.yaml", "--verify-determinism")).isEqualTo(1);
        assertThat(machine.out()).contains("✓ deterministic: 2 runs done twice, equal digests");
    }

    @Test
    void aBoundThatIsHitIsUnknownAndNamesItsFlag() {
        assertThat(machine.run("run", "small.yaml", "--seed", "1", "--max-events", "500"))
                .isNotZero();
        assertThat(machine.out()).contains("--max-events");
    }

    @Test
    void aRecordedRunThatALimitCutShortIsVerifiedUnderTheSameLimitAndSettings() throws IOException {
        machine.run("run", "small.yaml", "--seed", "1", "--max-events", "500", "--set", "run.duration=2s");
        assertThat(machine.out()).contains("event limit, which --max-events raises");
        assertThat(machine.run("replay", relative(trace()))).isZero();
        assertThat(machine.out()).contains("= recorded ✓");
    }

    @Test
    void aTraceHasItsOwnSettingsAndLimits() throws IOException {
        machine.run("run", "small.yaml", "--seed", "1");
        for (String flag : List.of("--seed=2", "--set=run.duration=1s", "--max-events=5")) {
            assertThat(machine.run("replay", relative(trace()), flag)).as(flag).isEqualTo(64);
            assertThat(machine.err()).as(flag).contains("A trace has its own seed, variant, settings and limits");
        }
    }

    @Test
    void variantsAreComparedUnderTheSameSeeds() throws IOException {
        Files.writeString(folder.resolve("two.yaml"), SCENARIO.replace("name: small", "name: two") + """
                variants:
                  near: {}
                  far: { topology: { network: { latency: 10ms..12ms } } }
                """);
        assertThat(machine.run("compare", "two.yaml", "--metric", "latency.p50", "--seeds", "1..4"))
                .isZero();
        assertThat(machine.out())
                .startsWith("latency.p50, 4 paired seeds, ratio to near (95 % confidence)\n")
                .containsPattern("far +[0-9.]+ ms   [0-9.]+  \\[[0-9.]+, [0-9.]+\\]  worse");
    }

    @Test
    void aMetricThatDoesNotExistIsNotCompared() {
        assertThat(machine.run("compare", "small.yaml", "--metric", "latency.p98"))
                .isEqualTo(4);
        assertThat(machine.err()).contains("No metric is called 'latency.p98'. Did you mean 'latency.p9");
    }

    @Test
    void aBoundThatTheFirstEventsExceedIsInconclusiveAndStillReported() {
        assertThat(machine.run("run", "small.yaml", "--seed", "1", "--max-pending", "1"))
                .isEqualTo(2);
        assertThat(machine.out()).contains("memory limit, which --max-pending raises");
        assertThat(folder.resolve("out/small/latest/report.html")).exists();
    }

    @Test
    void noJobsAtATimeAreRefused() {
        assertThat(machine.run("run", "small.yaml", "--jobs", "0")).isEqualTo(64);
        assertThat(machine.err()).contains("--jobs takes a number from 1 up, not 0.");
    }
}

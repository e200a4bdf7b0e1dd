package io.netsplit.scenario.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.scenario.runner.AsIfBackEnd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --on}: what takes place on real nodes is run once, judged and reported like everything else. */
class RealNodesTest {
    private static final String SCENARIO = """
            netsplit: 1
            name: cut
            run: { duration: 10s, seeds: 20 }
            topology: { nodes: 3 }
            system: { protocol: raft }
            workload: { type: register, arrivals: { model: closed, think-time: 50ms } }
            faults:
              - { at: 3s, name: split, partition: [[leader], [rest]], for: 3s }
            variants:
              correct: {}
              broken: { canary: true, system: { with: { quorum: 1 } } }
            assertions:
              - invariant: one-leader-per-term
              - invariant: log-matching
              - consistency: linearizable
              - { consistency: linearizable, variant: broken, expect: fail, because: one node decides }
            """;

    @TempDir
    Path folder;

    private FakeMachine machine;

    @BeforeEach
    void writeTheScenario() throws IOException {
        Files.writeString(folder.resolve("cut.yaml"), SCENARIO);
        machine = new FakeMachine(folder);
        AsIfBackEnd.SEEN.clear();
    }

    @Test
    void oneRunIsMadeAndEverythingIsClosed() throws IOException {
        assertThat(machine.run("run", "cut.yaml", "--on", "as-if")).isZero();
        assertThat(AsIfBackEnd.SEEN).containsExactly("deployed 1", "closed 1");
        assertThat(machine.out())
                .startsWith("cut · 1 seed · 10 s on as-if each")
                .contains("PASS  2 assertions, 1 run, 10 s on as-if");
        try (Stream<Path> files = Files.walk(folder.resolve("out"))) {
            assertThat(files.map(path -> path.getFileName().toString()))
                    .contains("n1.log", "correct-seed-1.trace.jsonl.gz", "correct-seed-1.history.jsonl", "report.html");
        }
    }

    @Test
    void whatIsOtherAndWhatIsLeftOutIsSaid() {
        machine.run("run", "cut.yaml", "--on", "as-if");
        assertThat(machine.err())
                .contains("cut on as-if, real nodes in real time:")
                .contains("  time is not real here")
                .contains("  variant 'broken' is left out: it has no 'quorum'")
                .contains("  'log-matching' is not asked: its nodes do not tell enough");
    }

    @Test
    void seedsAreRepetitions() {
        assertThat(machine.run("run", "cut.yaml", "--on", "as-if", "--seeds", "4..5"))
                .isZero();
        assertThat(AsIfBackEnd.SEEN).containsExactly("deployed 4", "closed 4", "deployed 5", "closed 5");
    }

    @Test
    void aFaultThatCannotBeDoneIsRefusedBeforeAnythingStarts() throws IOException {
        Files.writeString(
                folder.resolve("slow.yaml"),
                SCENARIO.replace("partition: [[leader], [rest]]", "slow: leader, factor: 4"));
        assertThat(machine.run("run", "slow.yaml", "--on", "as-if")).isEqualTo(3);
        assertThat(machine.err())
                .contains("variant 'correct', cannot run on as-if:")
                .contains("- fault 'split' (slow): it cannot be slowed")
                .contains("the simulator can");
        assertThat(AsIfBackEnd.SEEN).isEmpty();
    }

    @Test
    void aNodeThatDoesNotComeUpLeavesNothingBehindAndNothingDecided() {
        assertThat(machine.run("run", "cut.yaml", "--on", "as-if", "--seed", "13"))
                .isEqualTo(2);
        assertThat(machine.err()).contains("netsplit: as-if: n2 ended by itself; it last said:\nno luck");
        assertThat(folder.resolve("out/cut").toFile().list()).isEmpty();
    }

    @Test
    void anUnknownNameIsAMistakeThatNamesTheOthers() {
        assertThat(machine.run("run", "cut.yaml", "--on", "asif")).isEqualTo(64);
        assertThat(machine.err()).contains("No back end is called 'asif'. Did you mean 'as-if'?");
    }

    @Test
    void whatTookPlaceOnceIsNotDoneTwice() throws IOException {
        assertThat(machine.run("run", "cut.yaml", "--on", "as-if", "--verify-determinism"))
                .isEqualTo(64);
        machine.run("run", "cut.yaml", "--on", "as-if");
        List<Path> traces;
        try (Stream<Path> files = Files.walk(folder.resolve("out"))) {
            traces = files.filter(path -> path.toString().endsWith(".trace.jsonl.gz"))
                    .toList();
        }
        String trace = folder.relativize(traces.get(0)).toString();
        assertThat(machine.run("replay", trace)).isZero();
        assertThat(machine.out()).contains("n1");
        assertThat(machine.err()).contains("not reproducible: this took place on real nodes (as-if)");
    }

    @Test
    void theLatestRunThereIsOpenedAndNotDoneAgain() {
        assertThat(machine.run("replay", "cut.yaml", "--on", "as-if")).isEqualTo(ExitCode.NOTHING_MATCHED);
        assertThat(machine.err()).contains("No such run of cut.yaml on as-if is recorded");
        machine.run("run", "cut.yaml", "--on", "as-if", "--seed", "3");
        machine.run("run", "cut.yaml", "--seed", "4", "--variant", "correct");
        AsIfBackEnd.SEEN.clear();
        assertThat(machine.run("replay", "cut.yaml", "--on", "as-if")).isZero();
        assertThat(machine.out()).contains("cut · correct · seed 3 · recorded by netsplit");
        assertThat(machine.err()).contains("not reproducible: this took place on real nodes (as-if)");
        assertThat(AsIfBackEnd.SEEN).isEmpty();
        assertThat(machine.run("replay", "cut.yaml", "--on", "as-if", "--seed", "4"))
                .isEqualTo(ExitCode.NOTHING_MATCHED);
    }
}

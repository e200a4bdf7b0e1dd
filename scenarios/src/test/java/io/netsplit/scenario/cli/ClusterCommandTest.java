package io.netsplit.scenario.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code netsplit cluster}: what it says and what it leaves behind. What it does is held by {@code LabTest}. */
class ClusterCommandTest {
    @TempDir
    Path folder;

    private FakeMachine machine;

    @BeforeEach
    void start() {
        machine = new FakeMachine(folder);
    }

    @Test
    void aClusterThatEndsByItselfIsJudgedAndReported() throws IOException {
        assertThat(machine.run("cluster", "up", "--for", "2s", "--set", "topology.nodes=3"))
                .isZero();
        assertThat(machine.err()).contains("The cluster is up.", " leads, term ");
        assertThat(machine.out()).contains("✓ consistency  linearizable", "PASS  1 assertion, 1 run, 2 s on sim");
        assertThat(folder.resolve("out/cluster.json")).doesNotExist();
        try (Stream<Path> files = Files.walk(folder.resolve("out/cluster"))) {
            assertThat(files.map(path -> path.getFileName().toString()))
                    .contains("report.html", "scenario.yaml", "default-seed-1.trace.jsonl.gz")
                    .doesNotContain("again.yaml");
        }
    }

    @Test
    void withoutAClusterThereIsNobodyToAsk() {
        for (List<String> action : List.of(
                List.of("status"), List.of("cut", "n1"), List.of("kill", "n1"), List.of("heal"), List.of("down"))) {
            List<String> line = new java.util.ArrayList<>(List.of("cluster"));
            line.addAll(action);
            assertThat(machine.run(line.toArray(String[]::new))).isEqualTo(ExitCode.NOTHING_MATCHED);
            assertThat(machine.err()).contains("No cluster is up: there is no cluster.json in out.");
        }
    }

    @Test
    void aFileThatWasLeftBehindIsNamed() throws IOException {
        Files.createDirectories(folder.resolve("out"));
        Files.writeString(folder.resolve("out/cluster.json"), "{\"port\":1,\"token\":\"x\"}\n");
        assertThat(machine.run("cluster", "status")).isEqualTo(ExitCode.NOTHING_MATCHED);
        assertThat(machine.err())
                .contains("The cluster does not answer")
                .contains("remove ")
                .contains("cluster.json");
        assertThat(machine.run("cluster", "up", "--for", "1s")).isEqualTo(ExitCode.USAGE);
        assertThat(machine.err()).contains("A cluster is up already, or has left");
    }

    @Test
    void mistakesAreNamed() {
        assertThat(machine.run("cluster", "stauts")).isEqualTo(ExitCode.USAGE);
        assertThat(machine.err()).contains("A cluster cannot 'stauts'. Did you mean 'status'?");
        machine.run("cluster", "cut");
        assertThat(machine.err()).contains("'cut' needs to know what, as netsplit cluster cut n1,n2.");
        machine.run("cluster", "kill", "n1", "n2");
        assertThat(machine.err()).contains("'kill' takes one argument, as netsplit cluster kill n1.");
        machine.run("cluster", "down", "now");
        assertThat(machine.err()).contains("'down' takes no argument, and there is 'now'.");
        assertThat(machine.run("cluster", "up", "--for", "soon")).isEqualTo(ExitCode.INVALID_SCENARIO);
        assertThat(machine.err()).contains("run.duration=soon");
        assertThat(machine.run("cluster", "up", "--on", "clouds")).isEqualTo(ExitCode.USAGE);
        assertThat(machine.err()).contains("No back end is called 'clouds'.");
    }

    @Test
    void setsOfNodesBecomeThoseOfAScenario() {
        assertThat(LabFaults.cut(List.of("n1,n2"), false)).isEqualTo("partition: [[n1, n2], [rest]]");
        assertThat(LabFaults.cut(List.of("n1", "n2,n3", "rest"), false))
                .isEqualTo("partition: [[n1], [n2, n3], [rest]]");
        assertThat(LabFaults.cut(List.of("leader"), true))
                .isEqualTo("partition: [[leader], [rest]], direction: first-to-second");
        assertThat(LabFaults.kill("n1", true)).isEqualTo("crash: n1, lose: everything");
    }
}

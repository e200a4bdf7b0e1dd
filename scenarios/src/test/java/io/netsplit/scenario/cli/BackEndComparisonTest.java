package io.netsplit.scenario.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.scenario.runner.AsIfBackEnd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code compare --on}: one scenario simulated, simulated as it was elsewhere, and elsewhere. */
class BackEndComparisonTest {
    private static final String SCENARIO = """
            netsplit: 1
            name: cut
            run: { duration: 12s, warmup: 1s, seeds: 8 }
            topology: { nodes: 3, network: { latency: 1ms } }
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
              - threshold: latency.p50 < 1ms
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
    void placesStandSideBySide() {
        assertThat(machine.run("compare", "cut.yaml", "--on", "sim,as-if")).isZero();
        assertThat(AsIfBackEnd.SEEN)
                .containsExactly("deployed 1", "closed 1", "deployed 2", "closed 2", "deployed 3", "closed 3");
        assertThat(line("figure").split(" {2,}")).containsExactly("figure", "sim", "sim as as-if", "as-if");
        assertThat(line("new leader after split").split(" {2,}")[1]).matches(".+ ms \\(.+ ms to .+ ms\\)");
        assertThat(line("invariant log-matching").split(" {2,}"))
                .containsExactly("invariant log-matching", "holds", "holds", "not asked");
        assertThat(line("threshold latency.p50 < 1ms").split(" {2,}"))
                .containsExactly(
                        "threshold latency.p50 < 1ms",
                        "violated in 8 of 8",
                        "violated in 8 of 8",
                        "violated in 3 of 3");
        assertThat(machine.out())
                .contains("CAP scorecard")
                .contains("as-if: a line was on its way between a node and the controller for 3.00 ms in the middle")
                .contains("a sync of the disk took 1.00 ms in the middle");
    }

    @Test
    void theSimulatorTakesOverTheDelaysThatWereMeasured() {
        machine.run("compare", "cut.yaml", "--on", "sim,as-if", "--metric", "latency.p50");
        String[] medians = line("latency.p50").split(" {2,}");
        // Each way of a read takes a millisecond more than two on the links, and three beside the client's node.
        assertThat(millis(medians[2])).isGreaterThan(millis(medians[1]) + 6);
        assertThat(millis(medians[3])).isCloseTo(millis(medians[1]), org.assertj.core.data.Offset.offset(1.0));
    }

    @Test
    void jsonHoldsTheSame() {
        machine.run("compare", "cut.yaml", "--on", "sim,as-if", "--json");
        assertThat(machine.out())
                .contains("\"places\"", "\"sim as as-if\"", "\"new leader after split\"", "\"scorecard\"", "\"notes\"");
    }

    @Test
    void whatIsKeptCanBeLookedAtAndToldAgain() throws IOException {
        assertThat(machine.run(
                        "compare", "cut.yaml", "--on", "sim,as-if", "--variant", "correct", "--json", "--out", "kept"))
                .isZero();
        assertThat(machine.err()).contains("netsplit view kept/cut/");
        Path latest = folder.resolve("kept/cut/latest");
        assertThat(machine.out()).isEqualTo(Files.readString(latest.resolve("side-by-side.json")));
        assertThat(latest.resolve("comparison.json")).as("nothing is paired").doesNotExist();
        assertThat(machine.run("report", "kept/cut")).isZero();
        assertThat(latest.resolve("report.html"))
                .content()
                .contains("The places side by side", "<th>sim as as-if</th>", "new leader after split</td><td>")
                .contains("netsplit compare cut.yaml --seed ", " --variant correct --on sim,as-if</code>")
                .contains("<tr><td>sim as as-if</td><td>1</td><td><code>")
                .doesNotContain("paired seed", "no difference shown", " replay ");
        assertThat(machine.run("report", "kept/cut", "--format", "csv")).isZero();
        assertThat(machine.out()).contains("cut,sim,1,", "cut,sim as as-if,1,", "cut,as-if,1,");
    }

    @Test
    void nothingIsKeptWhereNothingTookPlace() {
        machine.run("compare", "cut.yaml", "--on", "as-if", "--seed", "13", "--out", "kept");
        assertThat(folder.resolve("kept")).doesNotExist();
    }

    @Test
    void aVariantThatCannotRunThereIsLeftOutAndSaid() {
        machine.run("compare", "cut.yaml", "--on", "as-if", "--variant", "correct", "--variant", "broken");
        assertThat(machine.err()).contains("variant 'broken' is left out: it has no 'quorum'");
        assertThat(line("figure").split(" {2,}")).containsExactly("figure", "correct, as-if");
    }

    @Test
    void nodesThatDoNotComeUpLoseNothingOfTheRest() {
        assertThat(machine.run("compare", "cut.yaml", "--on", "sim,as-if", "--seed", "13"))
                .isEqualTo(ExitCode.INCONCLUSIVE);
        assertThat(machine.err()).contains("netsplit: as-if: n2 ended by itself");
        assertThat(line("figure").split(" {2,}")).containsExactly("figure", "sim");
    }

    @Test
    void mistakesAreNamed() {
        assertThat(machine.run("compare", "cut.yaml", "--on", "sim")).isEqualTo(ExitCode.USAGE);
        assertThat(machine.err()).contains("--on takes back ends, as --on sim,ratis");
        machine.run("compare", "cut.yaml", "--on", "sim,as-is");
        assertThat(machine.err()).contains("No back end is called 'as-is'. Did you mean 'as-if'?");
        assertThat(machine.run("compare", "cut.yaml", "--on", "sim,as-if", "--precision", "2%"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(AsIfBackEnd.SEEN).isEqualTo(List.of());
    }

    private String line(String beginning) {
        return machine.out()
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith(beginning + "  "))
                .findFirst()
                .orElse("");
    }

    /** Of "12.3 ms (11.0 ms to 13.0 ms)". */
    private static double millis(String text) {
        return Double.parseDouble(text.substring(0, text.indexOf(" ms")));
    }
}

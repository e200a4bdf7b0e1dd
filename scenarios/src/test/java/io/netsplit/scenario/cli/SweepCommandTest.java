package io.netsplit.scenario.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepCommandTest {
    private static final String SCENARIO = """
            netsplit: 1
            name: small
            run: { duration: 4s, seeds: 2 }
            topology: { groups: { web: { count: 2, service-time: 10ms } } }
            system: { protocol: load-balancer, with: { servers: web } }
            workload: { type: requests, arrivals: { model: open, rate: 50/s, process: constant } }
            assertions: [{ invariant: every-request-answered-once }]
            variants: { turns: {}, chance: { system: { with: { algorithm: random } } } }
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void scenario() throws IOException {
        Files.writeString(folder.resolve("small.yaml"), SCENARIO);
    }

    private String csv(String... flags) {
        FakeMachine machine = new FakeMachine(folder);
        String[] all = new String[flags.length + 3];
        all[0] = "sweep";
        all[1] = "small.yaml";
        all[2] = "--csv";
        System.arraycopy(flags, 0, all, 3, flags.length);
        assertThat(machine.run(all)).as(machine.err()).isZero();
        return machine.out();
    }

    @Test
    void everyPointHasARowForEachVariant() {
        List<String> rows = csv(
                        "--vary",
                        "workload.arrivals.rate=50/s,100/s",
                        "--vary",
                        "topology.groups.web.service-time=5ms,8ms",
                        "--metric",
                        "latency.max")
                .lines()
                .toList();
        assertThat(rows.get(0))
                .isEqualTo("scenario,workload.arrivals.rate,topology.groups.web.service-time,variant,"
                        + "latency.max-samples,latency.max,latency.max-low,latency.max-high");
        assertThat(rows).hasSize(9);
        assertThat(rows.get(1)).startsWith("small,50/s,5ms,turns,2,7");
        assertThat(rows.get(3)).startsWith("small,50/s,8ms,turns,2,10");
        assertThat(rows.get(8)).startsWith("small,100/s,8ms,chance,2,");
    }

    @Test
    void aVariantCanBeChosen() {
        assertThat(csv("--vary", "workload.arrivals.rate=50/s", "--variant", "chance"))
                .doesNotContain("turns")
                .contains("chance");
    }

    @Test
    void nothingRunsWhereOnePointIsWrong() {
        FakeMachine machine = new FakeMachine(folder);
        assertThat(machine.run("sweep", "small.yaml", "--vary", "workload.arrivals.rate=50/s,60"))
                .isEqualTo(ExitCode.INVALID_SCENARIO);
        assertThat(machine.err()).contains("workload.arrivals.rate=60");
        assertThat(machine.out()).isEmpty();
    }

    @Test
    void aFigureThatNobodyHasIsUnknown() {
        FakeMachine machine = new FakeMachine(folder);
        assertThat(machine.run("sweep", "small.yaml", "--vary", "run.duration=4s", "--metric", "cache.hit-rate"))
                .isEqualTo(ExitCode.INCONCLUSIVE);
        assertThat(machine.out()).contains("unknown");
    }

    @Test
    void valuesAreListedOrAtEvenDistances() {
        assertThat(Variation.of("a.b=1,2x,off").values()).containsExactly("1", "2x", "off");
        assertThat(Variation.of("a=0%..5%:6").values()).containsExactly("0%", "1%", "2%", "3%", "4%", "5%");
        assertThat(Variation.of("a=1..2s:3").values()).containsExactly("1s", "1.5s", "2s");
        assertThat(Variation.of("a=-1ms..1ms:3").values()).containsExactly("-1ms", "0ms", "1ms");
        // A range is one value where no number of values stands behind it.
        assertThat(Variation.of("a=150ms..300ms").values()).containsExactly("150ms..300ms");
        assertThat(Variation.grid(List.of(Variation.of("a=1,2"), Variation.of("b=3,4"))))
                .containsExactly(List.of("1", "3"), List.of("1", "4"), List.of("2", "3"), List.of("2", "4"));
    }

    @Test
    void whatIsNoListOfValuesIsRefused() {
        assertThatThrownBy(() -> Variation.of("rate")).hasMessageContaining("takes PATH=VALUES");
        assertThatThrownBy(() -> Variation.of("rate=")).hasMessageContaining("takes PATH=VALUES");
        assertThatThrownBy(() -> Variation.of("rate=1,,2")).hasMessageContaining("there is no value");
        assertThatThrownBy(() -> Variation.of("rate=1s..2ms:3")).hasMessageContaining("same unit");
        assertThatThrownBy(() -> Variation.of("rate=1..2:1")).hasMessageContaining("from 2 to 1000");
    }
}

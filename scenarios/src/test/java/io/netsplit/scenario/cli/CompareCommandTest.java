package io.netsplit.scenario.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.scenario.comparison.DrawnSweep;
import io.netsplit.scenario.format.diagnostic.Diagnostic;
import io.netsplit.scenario.format.model.ScenarioFile;
import io.netsplit.scenario.result.SweepResult;
import io.netsplit.scenario.runner.SweepOptions;
import io.netsplit.scenario.runner.SweepProgress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many seeds a comparison takes, and how it tells; the runs are drawn from a known truth. */
class CompareCommandTest {
    private static final double MS = 1e6;

    @TempDir
    Path folder;

    private final List<Long> asked = new ArrayList<>();
    private FakeMachine machine;

    @BeforeEach
    void start() throws IOException {
        Files.writeString(folder.resolve("two.yaml"), """
                netsplit: 1
                name: two
                run: { duration: 60s, warmup: 5s, seeds: 4 }
                topology: { nodes: 3 }
                system: { protocol: raft }
                workload:
                  type: register
                  clients: { count: 3 }
                  arrivals: { model: closed, think-time: 20ms }
                  operations: { read: 50%, write: 50% }
                  keys: { count: 2, distribution: uniform }
                  timeout: 500ms
                assertions:
                  - invariant: one-leader-per-term
                variants:
                  near: {}
                  far: { topology: { network: { latency: 10ms..12ms } } }
                """);
        machine = new FakeMachine(folder).with(drawn(0.1, 20));
    }

    private Engine drawn(double noise, double farMs) {
        Map<String, Double> levels = new LinkedHashMap<>();
        levels.put("near", 10 * MS);
        levels.put("far", farMs * MS);
        DrawnSweep sweep = new DrawnSweep(levels, noise, "compare");
        RealEngine real = new RealEngine();
        return new Engine() {
            @Override
            public Parsed read(String name, Path file, List<String> settings) {
                return real.read(name, file, settings);
            }

            @Override
            public Parsed read(String name, String text, List<String> settings) {
                return real.read(name, text, settings);
            }

            @Override
            public SweepResult run(ScenarioFile scenario, SweepOptions options, SweepProgress progress) {
                List<Long> seeds = options.part().seeds().isEmpty()
                        ? scenario.seeds()
                        : options.part().seeds();
                asked.addAll(seeds);
                return sweep.under(seeds);
            }

            @Override
            public String render(String name, List<Diagnostic> diagnostics) {
                return real.render(name, diagnostics);
            }
        };
    }

    @Test
    void aComparisonIsKeptWhereItIsAskedFor() throws IOException {
        assertThat(machine.run("compare", "two.yaml")).isZero();
        assertThat(folder.resolve("out")).doesNotExist();
        assertThat(machine.run("compare", "two.yaml", "--json", "--out", "kept"))
                .isZero();
        Path latest = folder.resolve("kept/drawn/latest");
        assertThat(machine.out()).endsWith(Files.readString(latest.resolve("comparison.json")));
        assertThat(latest.resolve("summary.json")).content().contains("\"variants\"");
        assertThat(latest.resolve("details.json")).isNotEmptyFile();
        assertThat(machine.err()).contains("netsplit view kept/drawn/");
    }

    @Test
    void seedsAreAddedUntilThePrecisionIsReached() {
        assertThat(machine.run("compare", "two.yaml", "--precision", "3%")).isZero();
        assertThat(asked).as("each seed once, in order").isSorted().doesNotHaveDuplicates();
        // Noise of 14 % in a ratio: (1.96 × 0.14 / 0.03)² = 86 seeds.
        assertThat(asked).hasSizeBetween(60, 100);
        assertThat(machine.out())
                .contains("Precision 3 % was reached with " + asked.size() + " seeds")
                .containsPattern("far +[0-9.]+ ms +[12]\\.[0-9]+ +\\[.*\\] +worse");
    }

    @Test
    void aCapThatIsHitIsInconclusive() {
        assertThat(machine.run("compare", "two.yaml", "--precision", "1%", "--max-seeds", "25"))
                .isEqualTo(2);
        assertThat(asked).hasSize(25);
        assertThat(machine.out())
                .contains("Precision 1 % was NOT reached with 25 seeds: the widest interval reaches")
                .contains("(far, latency.p99). --max-seeds allows more.");
    }

    @Test
    void theFirstLookTakesTenSeeds() {
        machine.with(drawn(0.001, 20));
        assertThat(machine.run("compare", "two.yaml", "--precision", "2%", "--seeds", "5..6"))
                .isZero();
        assertThat(asked).containsExactly(5L, 6L, 7L, 8L, 9L, 10L, 11L, 12L, 13L, 14L);
    }

    @Test
    void whatIsNoPrecisionIsRefused() {
        for (String wrong : List.of("2", "0%", "100%", "x%", "-1%")) {
            assertThat(machine.run("compare", "two.yaml", "--precision=" + wrong))
                    .as(wrong)
                    .isEqualTo(64);
            assertThat(machine.err()).contains("--precision");
        }
        assertThat(machine.run("compare", "two.yaml", "--max-seeds", "20")).isEqualTo(64);
        assertThat(machine.err()).contains("--max-seeds bounds --precision");
        assertThat(machine.run("compare", "two.yaml", "--precision", "2%", "--max-seeds", "9"))
                .isEqualTo(64);
        assertThat(machine.run("compare", "two.yaml", "--precision", "2%", "--seed", "1"))
                .isEqualTo(64);
        assertThat(machine.err()).contains("--seed and --precision contradict each other");
        assertThat(machine.run("compare", "two.yaml", "--csv", "--json")).isEqualTo(64);
        assertThat(asked).isEmpty();
    }

    @Test
    void csvHasOneRowForEachMetricAndVariant() {
        assertThat(machine.run("compare", "two.yaml", "--csv")).isZero();
        List<String> lines = machine.out().lines().toList();
        assertThat(lines).hasSize(5);
        assertThat(lines.get(0)).startsWith("scenario,metric,unit,variant,samples,mean,");
        assertThat(lines.get(2)).startsWith("drawn,latency.p99,ns,far,4,").endsWith(",worse,false");
        assertThat(lines.get(3)).startsWith("drawn,availability,share,near,4,1,1,1,near,ratio,,,,,,baseline,true");
    }

    @Test
    void jsonSaysWhatTheTableSays() {
        assertThat(machine.run("compare", "two.yaml", "--json", "--precision", "50%"))
                .isZero();
        assertThat(machine.out())
                .contains("\"precision\": 0.5", "\"precision-reached\": true", "\"adjustment\": \"holm\"")
                .contains("\"finding\": \"worse\"", "\"warmup-ns\": 5000000000", "\"seeds\": 10");
    }

    @Test
    void theTableSaysWhatItRestsOn() {
        assertThat(machine.run("compare", "two.yaml")).isZero();
        assertThat(machine.out())
                .startsWith("latency.p99, 4 paired seeds, ratio to near (95 % confidence)\n* near")
                .contains("* the best, and what is not shown to be worse than it.")
                .contains("the words hold for all 2 comparisons together at 5 % (Holm)")
                .contains("The first 5 s of every run are left out, as the scenario says (run.warmup).");
    }

    @Test
    void earlierResultsAreAGate() {
        machine.with(drawn(0.01, 20));
        machine.run("run", "two.yaml");
        assertThat(machine.run("compare", "two.yaml", "--against", "out/drawn/latest"))
                .as("%s%s", machine.out(), machine.err())
                .isEqualTo(4);
        assertThat(machine.run("compare", "two.yaml", "--against", "out/two/latest", "--metric", "latency.p99"))
                .isZero();
        assertThat(machine.out()).contains("✓ far", "1.000  [1.000, 1.000]  within the tolerance");
        machine.with(drawn(0.01, 26));
        assertThat(machine.run("compare", "two.yaml", "--against", "out/two", "--tolerance", "20%"))
                .isEqualTo(1);
        assertThat(machine.out())
                .contains("latency.p99, ratio to out/two (95 % confidence, tolerance 20 %)")
                .containsPattern("✗ far +[0-9.]+ ms → +[0-9.]+ ms   1\\.300  .* beyond the tolerance")
                .contains("✓ near");
        assertThat(machine.run("compare", "out/two/latest", "--against", "out/two/latest"))
                .isZero();
    }

    @Test
    void whatDoesNotGoWithEarlierResultsIsRefused() {
        assertThat(machine.run("compare", "two.yaml", "--tolerance", "5%")).isEqualTo(64);
        assertThat(machine.err()).contains("--tolerance goes with --against FOLDER.");
        assertThat(machine.run("compare", "two.yaml", "--against", "nowhere")).isEqualTo(4);
        assertThat(machine.err()).contains("There is no folder nowhere.");
        assertThat(machine.run("compare", "two.yaml", "--against", ".", "--csv"))
                .isEqualTo(64);
        assertThat(machine.run("compare", "two.yaml", "--against", ".", "--tolerance", "x%"))
                .isEqualTo(64);
    }
}

package io.netsplit.visualizer.opening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netsplit.kernel.Outcome;
import io.netsplit.scenario.comparison.SideBySide;
import io.netsplit.scenario.format.word.CommonMetric;
import io.netsplit.scenario.report.EvidenceJson;
import io.netsplit.scenario.report.SideBySideJson;
import io.netsplit.scenario.report.SummaryJson;
import io.netsplit.scenario.result.ExitStatus;
import io.netsplit.scenario.result.FaultInterval;
import io.netsplit.scenario.result.RunSummary;
import io.netsplit.scenario.result.SweepResult;
import io.netsplit.scenario.result.VariantCharts;
import io.netsplit.scenario.result.VariantResult;
import io.netsplit.visualizer.model.MetricTable;
import io.netsplit.visualizer.model.OpenedRun;
import io.netsplit.visualizer.model.PlaceComparison;
import io.netsplit.visualizer.model.Sweep;
import io.netsplit.visualizer.session.Pane;
import io.netsplit.visualizer.session.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Results without a trace, as a comparison keeps them. */
class RunOpenerTest {
    private static final long SECOND = 1_000_000_000L;

    @TempDir
    Path folder;

    private Path results;

    @BeforeEach
    void write() throws IOException {
        results = Files.createDirectories(folder.resolve("out/two/latest"));
        SweepResult sweep = kept();
        Files.writeString(results.resolve("summary.json"), SummaryJson.of(sweep));
        Files.writeString(results.resolve("details.json"), EvidenceJson.details(sweep));
    }

    private static SweepResult kept() {
        return new SweepResult(
                "two",
                "Two algorithms",
                "",
                "two.yaml",
                "0.1.0",
                List.of(1L, 2L, 3L),
                10 * SECOND,
                SECOND,
                List.of(variant("slow", 20), variant("quick", 10)),
                false,
                ExitStatus.PASS,
                0);
    }

    @Test
    void resultsWithQueuesOpenToTheLoadBalancingPane() throws CannotOpen {
        OpenedRun run = opener().open("two", "");
        assertThat(new Session(run).view().pane()).isEqualTo(Pane.LOAD_BALANCING);
        Sweep sweep = run.sweep();
        assertThat(sweep.seeds()).isEqualTo(3);
        assertThat(sweep.variants().get(0).servers().get(0).at(3 * SECOND)).isEqualTo(2.5);
        assertThat(run.recording().isTraced()).isFalse();
        assertThat(run.recording().endNs()).isEqualTo(10 * SECOND);
        assertThat(run.recording().faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.startNs()).isEqualTo(2 * SECOND));
    }

    @Test
    void figuresAreComparedWithTheBaselineOfTheScenario() throws CannotOpen, IOException {
        assertThat(p99(opener().open("two", "")).baseline()).isEqualTo("slow");
        Files.writeString(results.resolve("about.json"), "{\"baseline\": \"quick\"}");
        MetricTable table = p99(opener().open("two", ""));
        assertThat(table.baseline()).isEqualTo("quick");
        MetricTable.Row slow = table.of("slow").orElseThrow();
        assertThat(slow.effect()).isCloseTo(2, org.assertj.core.data.Offset.offset(0.1));
        assertThat(slow.finding()).isEqualTo("worse");
        assertThat(table.of("quick").orElseThrow().best()).isTrue();
    }

    @Test
    void whatACompareHasFoundIsShownAsItFoundIt() throws CannotOpen, IOException {
        Files.writeString(results.resolve("comparison.json"), """
                {"baseline": "slow", "metrics": [{"metric": "latency.p99", "unit": "ns", "variants": [
                  {"variant": "quick", "mean": 10.5, "mean-half-width": null, "runs": 3, "pairs": 3, "difference": -9.5,
                   "low": -20, "high": 1, "p-holm": 0.2, "finding": "no difference shown", "best": true}]}]}
                """);
        MetricTable table = p99(opener().open("two", ""));
        assertThat(table.isRatio()).isFalse();
        assertThat(table.of("quick").orElseThrow().finding()).isEqualTo("no difference shown");
        assertThat(table.of("quick").orElseThrow().effect()).isEqualTo(-9.5);
        Files.writeString(results.resolve("comparison.json"), "[]");
        assertThat(p99(opener().open("two", "")).isRatio())
                .as("one that is damaged is computed")
                .isTrue();
    }

    @Test
    void placesAreReadAsTheyWereKeptAndNothingIsPaired() throws CannotOpen, IOException {
        SideBySide all = SideBySide.of(kept(), List.of(CommonMetric.LATENCY_P99));
        Files.writeString(
                results.resolve("side-by-side.json"), SideBySideJson.of(kept(), all, List.of("quick: in 3 ms")));
        Files.writeString(
                results.resolve("about.json"),
                "{\"flags\": [\"--set\", \"run.duration=10 s\", \"--on\", \"sim,ratis\"]}");
        OpenedRun run = opener().open("two", "");
        PlaceComparison places = run.sweep().places().orElseThrow();
        assertThat(places.places()).containsExactly("slow", "quick");
        assertThat(places.notes()).containsExactly("quick: in 3 ms");
        PlaceComparison.Figure figure = places.figures().get(places.figures().size() - 1);
        assertThat(figure.name()).isEqualTo("latency.p99");
        assertThat(figure.spreads().get(0)).hasValue(new PlaceComparison.Spread(20.02, 20.01, 20.03, 3));
        assertThat(run.sweep().tables()).isEmpty();
        assertThat(run.replayCommand()).isEqualTo("netsplit compare two.yaml --set 'run.duration=10 s' --on sim,ratis");
        assertThat(new Session(run).view().pane()).isEqualTo(Pane.COMPARE);
    }

    @Test
    void placesThatAreDamagedAreFoundAnewInTheSummary() throws CannotOpen, IOException {
        for (String damaged : List.of("", "[]", "{\"places\": []}", "{\"places\": [\"a\"], \"figures\": 3}")) {
            Files.writeString(results.resolve("side-by-side.json"), damaged);
            PlaceComparison places = opener().open("two", "").sweep().places().orElseThrow();
            assertThat(places.places()).as(damaged).containsExactly("slow", "quick");
            assertThat(places.figures())
                    .extracting(PlaceComparison.Figure::name)
                    .contains("latency.p99");
        }
    }

    @Test
    void aVariantThatIsNotThereIsNamedWithThoseThatAre() {
        assertThatThrownBy(() -> opener().open("two", "third"))
                .isInstanceOf(CannotOpen.class)
                .hasMessageContaining("no variant 'third'")
                .hasMessageContaining("slow, quick");
    }

    private static MetricTable p99(OpenedRun run) {
        return run.sweep().tables().stream()
                .filter(table -> table.metric().equals("latency.p99"))
                .findFirst()
                .orElseThrow();
    }

    private RunOpener opener() {
        return new RunOpener(folder, "netsplit");
    }

    private static VariantResult variant(String name, double p99) {
        VariantCharts charts = new VariantCharts(
                3,
                List.of(new VariantCharts.CurvePoint(0.5, 5), new VariantCharts.CurvePoint(0.9, 10)),
                List.of(new VariantCharts.Step(0, SECOND, 7, 5, 5, 10)),
                List.of(new VariantCharts.ServerSeries("s1", 0.5, 5 * SECOND, List.of(2.5, 1.0))),
                1,
                List.of(),
                0);
        List<RunSummary> runs = LongStream.rangeClosed(1, 3)
                .mapToObj(seed -> run(name, seed, p99 + seed / 100.0))
                .toList();
        return new VariantResult(name, false, List.of(), runs, List.of(), null, charts);
    }

    private static RunSummary run(String variant, long seed, double p99) {
        return new RunSummary(
                variant,
                seed,
                "0123456789abcdef",
                Outcome.REACHED_TIME,
                1,
                10 * SECOND,
                1,
                Map.of("latency.p99", p99),
                Map.of(),
                "term",
                List.of(),
                List.of(new FaultInterval("gray", "s1", 2 * SECOND, 4 * SECOND)),
                List.of(),
                List.of(),
                List.of(),
                null,
                List.of());
    }
}

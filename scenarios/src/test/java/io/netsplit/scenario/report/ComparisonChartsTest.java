package io.netsplit.scenario.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.random.Prng;
import io.netsplit.scenario.comparison.Comparison;
import io.netsplit.scenario.comparison.Comparisons;
import io.netsplit.scenario.comparison.DrawnSweep;
import io.netsplit.scenario.comparison.Samples;
import io.netsplit.scenario.format.word.CommonMetric;
import io.netsplit.scenario.result.FaultInterval;
import io.netsplit.scenario.result.RunSummary;
import io.netsplit.scenario.result.SweepResult;
import io.netsplit.scenario.result.VariantCharts;
import io.netsplit.scenario.result.VariantCharts.CurvePoint;
import io.netsplit.scenario.result.VariantCharts.ServerSeries;
import io.netsplit.scenario.result.VariantCharts.Step;
import io.netsplit.scenario.result.VariantResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Charts of made-up variants: few and many, with servers and faults. {@code -Dnetsplit.pictures=DIR} writes the pages. */
class ComparisonChartsTest {
    private static final long S = 1_000_000_000L;
    private static final long MS = 1_000_000L;
    private static final String[] NAMES = {
        "round-robin",
        "weighted-round-robin",
        "random",
        "least-connections",
        "power-of-two-choices",
        "peak-ewma",
        "join-idle-queue",
        "bounded-consistent-hash"
    };

    private static SweepResult sweep(int variants, int servers) {
        Map<String, Double> levels = new LinkedHashMap<>();
        for (int i = 0; i < variants; i++) {
            String round = i < NAMES.length ? "" : "-" + i / NAMES.length;
            levels.put(NAMES[i % NAMES.length] + round, (10.0 + 7 * i) * MS);
        }
        SweepResult drawn = new DrawnSweep(levels, 0.05, "charts").under(List.of(1L, 2L, 3L, 4L, 5L));
        List<VariantResult> with = new ArrayList<>();
        for (int i = 0; i < variants; i++) {
            VariantResult variant = drawn.variants().get(i);
            with.add(new VariantResult(
                    variant.name(),
                    false,
                    List.of(),
                    variant.runs().stream().map(ComparisonChartsTest::faulty).toList(),
                    List.of(),
                    null,
                    charts(i, servers)));
        }
        return new SweepResult(
                drawn.scenario(),
                drawn.title(),
                drawn.hypothesis(),
                drawn.file(),
                drawn.engine(),
                drawn.seeds(),
                drawn.durationNs(),
                drawn.warmupNs(),
                with,
                false,
                drawn.exit(),
                1);
    }

    private static RunSummary faulty(RunSummary run) {
        List<FaultInterval> faults = List.of(
                new FaultInterval("gray-failure", "", 30 * S, 40 * S),
                new FaultInterval("cut", "", 42 * S, 45 * S),
                new FaultInterval("healing", "", 45 * S, 46 * S));
        return new RunSummary(
                run.variant(),
                run.seed(),
                run.digest(),
                run.outcome(),
                run.events(),
                run.simulatedNs(),
                run.operations(),
                run.metrics(),
                run.counters(),
                run.epochWord(),
                run.leaders(),
                faults,
                run.splitBrains(),
                run.latencies(),
                run.availability(),
                run.inconsistency(),
                run.scorecard());
    }

    private static VariantCharts charts(int variant, int servers) {
        Prng random = Prng.of(variant, "charts");
        List<CurvePoint> curve = new ArrayList<>();
        for (int i = 0; i <= 100; i++) {
            double nines = i / 20.0;
            curve.add(
                    new CurvePoint(1 - StrictMath.pow(10, -nines), (long) (MS * (1 + nines * nines * (2 + variant)))));
        }
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            boolean slow = i >= 60 && i < 80;
            long p50 = (long) ((slow ? 9 : 4) * MS * (1 + 0.2 * random.nextDouble()));
            steps.add(new Step(i * S / 2, (i + 1) * S / 2, 1000, p50, p50, p50 * (3 + variant)));
        }
        List<ServerSeries> lines = new ArrayList<>();
        for (int server = 0; server < servers; server++) {
            List<Double> queue = new ArrayList<>();
            for (int i = 0; i < 120; i++) {
                boolean slow = server == 0 && i >= 60 && i < 80;
                queue.add((slow ? 100 : 4) * random.nextDouble());
            }
            lines.add(new ServerSeries("fast" + (server + 1), 0.3 + 0.6 * random.nextDouble(), S / 2, queue));
        }
        return new VariantCharts(5, curve, steps, lines, servers == 0 ? Double.NaN : 0.97, List.of(), 0);
    }

    private static String page(SweepResult result) {
        List<Comparison> found = Comparisons.of(
                result,
                List.of(CommonMetric.LATENCY_P99, CommonMetric.AVAILABILITY),
                result.variants().get(0).name(),
                Samples.SEEDS);
        return ComparisonPage.of(result, found, ComparisonNotes.seeds(result, found));
    }

    private static void keep(String name, String page) throws IOException {
        String folder = System.getProperty("netsplit.pictures", "");
        if (!folder.isEmpty()) {
            Files.writeString(Path.of(folder, name), page);
        }
    }

    @Test
    void fiveVariantsWithServersHaveFourCharts() throws IOException {
        String page = page(sweep(5, 10));
        keep("five.html", page);
        assertThat(page.split("<figure>", -1)).hasSize(5);
        assertThat(page)
                .contains("How latencies are distributed.", "Queue length of every server.", "fairness 0.970")
                .contains(
                        ">99.9 %</text>",
                        ">gray-failure</text>", "class=\"fault-window\"", "class=\"fault-window lighter\"");
    }

    @Test
    void twentyVariantsStaySmallAndTellApart() throws IOException {
        String page = page(sweep(20, 30));
        keep("twenty.html", page);
        assertThat(page.length()).isLessThan(HtmlReport.SIZE_MAX / 2);
        Set<String> looks = new TreeSet<>();
        for (int i = 0; i < Palette.HUES * Palette.DASHES; i++) {
            assertThat(looks.add(Palette.line(i))).as("look %d is new", i).isTrue();
        }
    }

    @Test
    void withoutServersNothingOfThemIsDrawn() {
        String page = page(sweep(2, 0));
        assertThat(page.split("<figure>", -1)).hasSize(3);
        assertThat(page).doesNotContain("fairness");
    }

    @Test
    void theSamePageIsDrawnFromTheFiles() {
        SweepResult result = sweep(3, 4);
        SweepResult again = SummaryReader.read(SummaryJson.of(result), EvidenceJson.details(result));
        assertThat(again.variants().get(2).charts().curve())
                .isEqualTo(result.variants().get(2).charts().curve());
        assertThat(again.variants().get(2).charts().overTime())
                .isEqualTo(result.variants().get(2).charts().overTime());
        assertThat(HtmlReport.of(again, SampleSweep.CONTEXT)).isEqualTo(HtmlReport.of(result, SampleSweep.CONTEXT));
    }

    @Test
    void shadesOfQueuesAreSpreadOverWhatThereIs() {
        assertThat(QueuePanels.bounds(0.3)).containsExactly(0.01, 0.02, 0.05, 0.1, 0.2);
        assertThat(QueuePanels.bounds(3)).containsExactly(0.1, 0.2, 0.5, 1, 2);
        assertThat(QueuePanels.bounds(9)).containsExactly(1, 2, 5);
        assertThat(QueuePanels.bounds(700)).containsExactly(1, 2, 10, 20, 100, 500);
    }

    @Test
    void aLogarithmicAxisEndsAtRoundNumbersAndLabelsThem() {
        LogAxis axis = LogAxis.around(1.3e6, 8.7e7, 0, 100);
        assertThat(axis.leastNs()).isEqualTo(1e6);
        assertThat(axis.mostNs()).isEqualTo(1e8);
        assertThat(axis.at(1e7)).isEqualTo(50);
        assertThat(axis.ticks()).hasSize(7);
        assertThat(LogAxis.label(5e6)).isEqualTo("5 ms");
        assertThat(LogAxis.label(1e9)).isEqualTo("1 s");
        assertThat(LogAxis.label(2e5)).isEqualTo("200 us");
    }
}

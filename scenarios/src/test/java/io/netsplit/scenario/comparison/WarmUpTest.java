package io.netsplit.scenario.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.netsplit.random.Prng;
import io.netsplit.scenario.format.word.CommonMetric;
import io.netsplit.scenario.result.FaultInterval;
import io.netsplit.scenario.result.RunSummary;
import io.netsplit.scenario.result.SweepResult;
import io.netsplit.scenario.result.VariantCharts;
import io.netsplit.scenario.result.VariantCharts.Step;
import io.netsplit.scenario.result.VariantResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class WarmUpTest {
    private static final long S = 1_000_000_000L;

    /** 120 steps of 1 s, whose mean latency is what {@code latency} says, give or take 5 %. */
    private static VariantResult variant(String name, IntToDoubleFunction latency, List<FaultInterval> faults) {
        Prng random = Prng.of(7, name);
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            double mean = latency.applyAsDouble(i) * (1 + 0.05 * random.nextGaussian());
            steps.add(new Step(i * S, (i + 1) * S, 100, mean, 1, 1));
        }
        RunSummary plain = new DrawnSweep(Map.of(name, 1.0), 0, "warm-up")
                .under(List.of(1L))
                .variants()
                .get(0)
                .runs()
                .get(0);
        RunSummary run = new RunSummary(
                name,
                1,
                "0",
                plain.outcome(),
                1,
                1,
                1,
                plain.metrics(),
                Map.of(),
                "term",
                List.of(),
                faults,
                List.of(),
                List.of(),
                List.of(),
                null,
                List.of());
        VariantCharts charts = new VariantCharts(1, List.of(), steps, List.of(), Double.NaN, List.of(), 0);
        return new VariantResult(name, false, List.of(), List.of(run), List.of(), null, charts);
    }

    private static WarmUp found(VariantResult... variants) {
        SweepResult any = new DrawnSweep(Map.of("a", 1.0), 0, "warm-up").under(List.of(1L));
        return WarmUp.of(new SweepResult(
                any.scenario(), "", "", "", "", any.seeds(), 120 * S, 0, List.of(variants), false, any.exit(), 1));
    }

    @Test
    void theVariantThatTakesLongestToSettleDecidesForAll() {
        WarmUp found = found(
                variant("quick", i -> 5 + (i < 4 ? 20 : 0), List.of()),
                variant("slow", i -> 5 + 30 * StrictMath.exp(-i / 5.0), List.of()));
        assertThat(found.isDecided()).isTrue();
        assertThat(found.variant()).isEqualTo("slow");
        assertThat(found.lengthNs()).isBetween(10 * S, 30 * S);
    }

    @Test
    void whatASettledSystemDoesAtAFaultIsNotItsWarmUp() {
        List<FaultInterval> fault = List.of(new FaultInterval("slow", "", 70 * S, 120 * S));
        WarmUp found = found(variant("a", i -> i < 70 ? 5 : 50, fault));
        assertThat(found.isDecided()).isTrue();
        assertThat(found.lengthNs()).isLessThan(36 * S);
    }

    @Test
    void aSystemThatNeverSettlesAndOneThatIsSeenTooShortlyAreUnknown() {
        assertThat(found(variant("a", i -> 5 + i, List.of())).why()).contains("not steady");
        List<FaultInterval> early = List.of(new FaultInterval("slow", "", 20 * S, 30 * S));
        assertThat(found(variant("a", i -> 5, early)).why())
                .isEqualTo(
                        "it needs 40 steps of the time line with an answer, and before the first fault there are 20. "
                                + "Let the fault begin later");
    }

    @Test
    void batchesTakeThePlaceOfSeedsAndDoubtThemselves() {
        assertThat(Batches.correlation(new double[] {1, 2, 3, 4, 5, 6, 7, 8})).isGreaterThan(0.5);
        assertThat(Batches.correlation(new double[] {1, 2, 1, 2, 1, 2})).isLessThan(0);
        assertThat(Batches.correlation(new double[] {3, 3, 3})).isZero();
        List<Map<String, Double>> parts = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            parts.add(Map.of("latency.p99", 10.0 + i));
        }
        VariantResult plain = variant("a", i -> 5, List.of());
        VariantResult batched = new VariantResult(
                "a",
                false,
                List.of(),
                plain.runs(),
                List.of(),
                null,
                new VariantCharts(1, List.of(), List.of(), List.of(), Double.NaN, parts, S));
        Batches batches = new Batches();
        assertThat(batches.of(batched, CommonMetric.LATENCY_P99)).hasSize(30);
        assertThat(batches.of(batched, CommonMetric.AVAILABILITY)).containsOnlyKeys(1L);
        SweepResult one = new DrawnSweep(Map.of("a", 1.0), 0, "warm-up").under(List.of(1L));
        assertThat(Batches.areIn(one)).as("it has no parts").isFalse();
        assertThat(one.variants().get(0).runs().get(0).metrics().get("availability"))
                .isCloseTo(1, within(1e-12));
        SweepResult correlated =
                new SweepResult("s", "", "", "", "", List.of(1L), 60 * S, 0, List.of(batched), false, one.exit(), 1);
        assertThat(Batches.areIn(correlated)).isTrue();
        assertThat(batches.correlated(correlated, List.of(CommonMetric.LATENCY_P99)))
                .containsExactly("a, latency.p99");
    }
}

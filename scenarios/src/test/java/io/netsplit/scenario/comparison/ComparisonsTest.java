package io.netsplit.scenario.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.netsplit.scenario.comparison.Comparison.Row;
import io.netsplit.scenario.format.word.CommonMetric;
import io.netsplit.scenario.format.word.Metric;
import io.netsplit.scenario.result.SweepResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Held against sweeps whose truth is known. */
class ComparisonsTest {
    private static final double MS = 1e6;

    private static List<Long> seeds(int count) {
        return LongStream.rangeClosed(1, count).boxed().toList();
    }

    private static Comparison latency(Map<String, Double> levels, double noise, String trial, int seeds) {
        SweepResult result = new DrawnSweep(levels, noise, trial).under(seeds(seeds));
        return Comparisons.of(result, List.of(CommonMetric.LATENCY_P99), "a", Samples.SEEDS)
                .get(0);
    }

    private static Row row(Comparison comparison, String variant) {
        return comparison.rows().stream()
                .filter(row -> row.variant().equals(variant))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, Double> alike(int variants) {
        Map<String, Double> levels = new LinkedHashMap<>();
        for (int i = 0; i < variants; i++) {
            levels.put(String.valueOf((char) ('a' + i)), 10 * MS);
        }
        return levels;
    }

    /** Twenty variants that are the same: any false word among the nineteen in at most 5 of 100 comparisons. */
    @Test
    void twentyVariantsThatAreTheSameAreRarelyToldApart() {
        int wrong = 0;
        for (int trial = 0; trial < 300; trial++) {
            Comparison found = latency(alike(20), 0.05, "same" + trial, 8);
            wrong += found.rows().stream().anyMatch(row -> row.finding().isDifference()) ? 1 : 0;
        }
        assertThat(wrong).isBetween(2, 26);
    }

    /** Without adjustment, single intervals miss as often as 5 % says. */
    @Test
    void singleIntervalsCoverTheTruthAsOftenAsTheySay() {
        int covered = 0;
        for (int trial = 0; trial < 1000; trial++) {
            Row row = row(latency(Map.of("a", 10 * MS, "b", 7 * MS), 0.05, "cover" + trial, 10), "b");
            covered += row.effect().orElseThrow().low() <= 0.7
                            && 0.7 <= row.effect().orElseThrow().high()
                    ? 1
                    : 0;
        }
        assertThat(covered).isBetween(928, 970);
    }

    @Test
    void aTrueDifferenceOfFivePercentIsFoundAmongEightVariants() {
        int found = 0;
        for (int trial = 0; trial < 200; trial++) {
            Map<String, Double> levels = alike(8);
            levels.put("h", 10.5 * MS);
            Comparison comparison = latency(levels, 0.02, "five" + trial, 20);
            found += row(comparison, "h").finding() == Finding.WORSE ? 1 : 0;
        }
        assertThat(found).isGreaterThan(190);
    }

    @Test
    void theBestAndWhatIsNotShownToBeWorseAreMarked() {
        Map<String, Double> levels = new LinkedHashMap<>(Map.of("a", 20 * MS));
        levels.put("b", 10 * MS);
        levels.put("c", 10 * MS);
        Comparison comparison = latency(levels, 0.05, "best", 10);
        assertThat(row(comparison, "a").isBest()).isFalse();
        assertThat(row(comparison, "b").isBest()).isTrue();
        assertThat(row(comparison, "c").isBest()).isTrue();
        assertThat(row(comparison, "b").finding()).isEqualTo(Finding.BETTER);
        assertThat(row(comparison, "a").finding()).isEqualTo(Finding.BASELINE);
        assertThat(comparison.rows().get(2).variant()).isEqualTo("a");
    }

    @Test
    void oneSeedHasARatioAndNoInterval() {
        Row row = row(latency(Map.of("a", 10 * MS, "b", 5 * MS), 0, "one", 1), "b");
        assertThat(row.effect().orElseThrow().mean()).isCloseTo(0.5, within(1e-9));
        assertThat(row.finding()).isEqualTo(Finding.UNKNOWN);
        assertThat(row.probability()).isNaN();
        assertThat(row.isBest()).as("nothing was shown to be better").isTrue();
    }

    @Test
    void figuresThatAreZeroAreComparedByDifference() {
        SweepResult result = new DrawnSweep(alike(2), 0.1, "zero").under(seeds(5));
        List<Metric> metrics = List.of(CommonMetric.ERRORS, CommonMetric.AVAILABILITY, CommonMetric.STALENESS_MAX);
        List<Comparison> found = Comparisons.of(result, metrics, "a", Samples.SEEDS);
        assertThat(found.get(0).isRatio()).isFalse();
        assertThat(row(found.get(0), "b").finding()).isEqualTo(Finding.NO_DIFFERENCE_SHOWN);
        assertThat(found.get(1).isRatio()).isTrue();
        assertThat(found.get(1).relativeHalfWidth(row(found.get(1), "b"))).isZero();
        assertThat(found.get(2).isIncomplete()).as("no run has this figure").isTrue();
        assertThat(row(found.get(2), "b").finding()).isEqualTo(Finding.UNKNOWN);
    }
}

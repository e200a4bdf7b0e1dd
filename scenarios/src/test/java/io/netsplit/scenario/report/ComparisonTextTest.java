package io.netsplit.scenario.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.scenario.assertion.PairedComparison;
import io.netsplit.scenario.assertion.PairedComparison.Pair;
import io.netsplit.scenario.comparison.Comparison;
import io.netsplit.scenario.comparison.Comparison.Row;
import io.netsplit.scenario.comparison.Finding;
import io.netsplit.scenario.comparison.Sampling;
import io.netsplit.scenario.format.word.CommonMetric;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a table says where there is little to say. */
class ComparisonTextTest {
    private static Row row(String variant, Optional<PairedComparison> effect, double probability, Finding finding) {
        int samples = effect.map(PairedComparison::pairs).orElse(1);
        return new Row(variant, 0.5, Double.NaN, samples, effect, probability, finding, false);
    }

    private static Comparison against(Row... others) {
        List<Row> rows = new ArrayList<>(List.of(others));
        rows.add(0, row("base", Optional.empty(), Double.NaN, Finding.BASELINE));
        return new Comparison(CommonMetric.AVAILABILITY, "base", true, rows);
    }

    private static String text(Comparison comparison, int seeds) {
        List<Comparison> all = List.of(comparison);
        ComparisonNotes notes = new ComparisonNotes(
                Sampling.of(all, seeds, Optional.empty()), ComparisonNotes.pairs(seeds), "No warm-up.", List.of());
        return new ComparisonText(all, notes).text(Style.PLAIN);
    }

    @Test
    void oneSeedSaysWhatToDo() {
        PairedComparison one = PairedComparison.ratio(List.of(new Pair(0.9, 1)), 0.95);
        assertThat(text(against(row("other", Optional.of(one), Double.NaN, Finding.UNKNOWN)), 1))
                .contains("0.900  [no interval]  unknown with one paired seed: run more, as --seeds 1..10");
    }

    @Test
    void anIntervalThatContradictsItsWordIsExplained() {
        PairedComparison apart = new PairedComparison(1.2, 1.1, 1.3, 5, 0.03);
        PairedComparison alike = new PairedComparison(1.2, 0.9, 1.3, 5, 0.2);
        Row doubted = row("doubted", Optional.of(apart), 0.06, Finding.NO_DIFFERENCE_SHOWN);
        Row plain = row("plain", Optional.of(alike), 0.2, Finding.NO_DIFFERENCE_SHOWN);
        assertThat(text(against(doubted, plain), 5))
                .contains("No difference is shown of doubted (availability), although the interval by itself");
        assertThat(text(against(plain, plain), 5)).doesNotContain("although the interval");
    }
}

package io.netsplit.scenario.comparison;

import io.netsplit.scenario.assertion.PairedComparison;
import io.netsplit.scenario.format.word.Metric;
import java.util.List;
import java.util.Optional;

/**
 * One figure of all variants beside each other.
 *
 * @param baseline the variant that the others are held against
 * @param isRatio whether effects are ratios to the baseline; differences where a figure is zero somewhere
 * @param rows the best first; variants without the figure last
 */
public record Comparison(Metric metric, String baseline, boolean isRatio, List<Row> rows) {
    /** Of every interval, and 1 minus the level of every test. */
    public static final double CONFIDENCE = 0.95;

    /**
     * One variant's line.
     *
     * @param mean over the samples; NaN without any
     * @param halfWidth of the mean's own interval; infinite where there is none
     * @param samples how many figures there are
     * @param effect the paired ratio or difference to the baseline; empty for the baseline and without a pair
     * @param probability of an effect as large by chance alone, adjusted for all comparisons made; NaN where there is no test
     * @param isBest whether no variant has been shown to be better
     */
    public record Row(
            String variant,
            double mean,
            double halfWidth,
            int samples,
            Optional<PairedComparison> effect,
            double probability,
            Finding finding,
            boolean isBest) {
        /** Half the effect's interval, as a share of what it is about; NaN where there is no interval. */
        double relativeHalfWidth(boolean isRatio, double baselineMean) {
            if (effect.isEmpty() || !effect.get().isKnown()) {
                return Double.NaN;
            }
            double half = (effect.get().high() - effect.get().low()) / 2;
            double whole = Math.abs(isRatio ? effect.get().mean() : baselineMean);
            return half == 0 ? 0 : half / whole;
        }
    }

    public Comparison {
        rows = List.copyOf(rows);
    }

    /** The baseline's line; empty where it was not run. */
    public Optional<Row> base() {
        return rows.stream().filter(row -> row.finding() == Finding.BASELINE).findFirst();
    }

    /** Lines that should have an effect. */
    public List<Row> others() {
        return rows.stream().filter(row -> row.finding() != Finding.BASELINE).toList();
    }

    /**
     * Whether the line's interval, by itself, would show a difference that is not shown once all comparisons are taken together.
     */
    public boolean isDoubted(Row row) {
        double same = isRatio ? 1 : 0;
        return row.finding() == Finding.NO_DIFFERENCE_SHOWN
                && row.effect()
                        .filter(found -> found.low() > same || found.high() < same)
                        .isPresent();
    }

    /** True where something could not be compared. */
    public boolean isIncomplete() {
        return rows.stream()
                .anyMatch(row -> row.samples() == 0
                        || row.finding() != Finding.BASELINE && row.effect().isEmpty());
    }

    /** Half the interval of an effect, as a share of the ratio, or of the baseline's mean for differences. */
    public double relativeHalfWidth(Row row) {
        return row.relativeHalfWidth(isRatio, base().map(Row::mean).orElse(Double.NaN));
    }
}

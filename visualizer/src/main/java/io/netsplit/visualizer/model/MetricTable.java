package io.netsplit.visualizer.model;

import java.util.List;
import java.util.Optional;

/**
 * One figure of all variants held against a baseline, with its noise.
 *
 * @param metric its name, as "latency.p99"
 * @param unit "ns", "share", "per-second", "ratio", or empty for a number of things
 * @param isRatio whether effects are ratios to the baseline, else differences
 */
public record MetricTable(String metric, String unit, String baseline, boolean isRatio, List<Row> rows) {
    /** The finding of a row that is not shown to differ from the baseline, which is not the same as: it does not. */
    public static final String NO_DIFFERENCE = "no difference shown";

    /**
     * One variant's line.
     *
     * @param mean over the runs; NaN without one
     * @param halfWidth of the mean's 95 % interval; not finite where there is none
     * @param effect ratio or difference to the baseline; NaN for the baseline and where there is none
     * @param low of the effect's 95 % interval; NaN where there is none
     * @param finding in words: "baseline", "better", "worse", "no difference shown", "unknown"
     * @param best whether no variant has been shown to be better
     */
    public record Row(
            String variant,
            double mean,
            double halfWidth,
            int runs,
            double effect,
            double low,
            double high,
            String finding,
            boolean best) {}

    public MetricTable {
        rows = List.copyOf(rows);
    }

    /**
     * Whether the row's interval, by itself, would show a difference that is not shown once all comparisons are taken together.
     */
    public boolean isDoubted(Row row) {
        double same = isRatio ? 1 : 0;
        return row.finding().equals(NO_DIFFERENCE) && (row.low() > same || row.high() < same);
    }

    public Optional<Row> of(String variant) {
        return rows.stream().filter(row -> row.variant().equals(variant)).findFirst();
    }
}

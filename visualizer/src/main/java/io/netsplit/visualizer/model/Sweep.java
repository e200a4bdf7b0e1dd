package io.netsplit.visualizer.model;

import java.util.List;
import java.util.Optional;

/**
 * What is known of all runs of a scenario together: what is drawn of each variant, and what a comparison has shown.
 *
 * @param seeds how many runs of each variant are pooled
 * @param warmupNs time at the start of each run that figures leave out
 * @param faults when which fault was active, in the first run
 * @param variants in the order of the file
 * @param tables one for each figure that was compared
 * @param places where variants are places in which the same took place, what is known of these; then nothing is paired
 */
public record Sweep(
        int seeds,
        long durationNs,
        long warmupNs,
        List<FaultSpan> faults,
        List<SweepVariant> variants,
        List<MetricTable> tables,
        Optional<PlaceComparison> places) {
    /** Where only a trace is known. */
    public static final Sweep NONE = new Sweep(0, 0, 0, List.of(), List.of(), List.of());

    /** Of variants in one place. */
    public Sweep(
            int seeds,
            long durationNs,
            long warmupNs,
            List<FaultSpan> faults,
            List<SweepVariant> variants,
            List<MetricTable> tables) {
        this(seeds, durationNs, warmupNs, faults, variants, tables, Optional.empty());
    }

    public Sweep {
        faults = List.copyOf(faults);
        variants = List.copyOf(variants);
        tables = List.copyOf(tables);
    }

    /** Variants that have servers with queues. */
    public List<SweepVariant> balanced() {
        return variants.stream().filter(variant -> !variant.servers().isEmpty()).toList();
    }
}

package io.netsplit.scenario.report;

import io.netsplit.scenario.comparison.Comparison;
import io.netsplit.scenario.comparison.Sampling;
import io.netsplit.scenario.result.SweepResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a comparison rests on, in sentences that stand below every table.
 *
 * @param sampling how many seeds there are, and whether they are enough
 * @param pairs what is paired, as "10 paired seeds" or "30 paired batches of 1.8 s within seed 7"
 * @param warmup which part of every run was left out, and by which rule
 */
public record ComparisonNotes(Sampling sampling, String pairs, String warmup) {
    /** A comparison over seeds that were given. */
    public static ComparisonNotes seeds(SweepResult result, List<Comparison> comparisons) {
        int count = result.seeds().size();
        Sampling sampling = Sampling.of(comparisons, count, Optional.empty());
        return new ComparisonNotes(sampling, pairs(count), fixedWarmup(result));
    }

    /** As "10 paired seeds". */
    public static String pairs(int seeds) {
        return Figures.counted(seeds, "paired seed");
    }

    /** The warm-up that the scenario says. */
    public static String fixedWarmup(SweepResult result) {
        return result.warmupNs() == 0
                ? "Nothing is left out at the start: the scenario has no warm-up."
                : "The first " + Figures.shortSeconds(result.warmupNs())
                        + " s of every run are left out, as the scenario says (run.warmup).";
    }

    /** In the order in which they are read. */
    public List<String> sentences(List<Comparison> comparisons) {
        List<String> sentences = new ArrayList<>();
        if (comparisons.stream().flatMap(one -> one.rows().stream()).anyMatch(Comparison.Row::isBest)) {
            sentences.add("* the best, and what is not shown to be worse than it.");
        }
        long tests = comparisons.stream()
                .flatMap(one -> one.others().stream())
                .filter(row -> !Double.isNaN(row.probability()))
                .count();
        if (tests > 1) {
            sentences.add("Each interval is one of 95 % by itself; the words hold for all " + tests
                    + " comparisons together at 5 % (Holm).");
        }
        sentences.add(warmup);
        precision(sentences);
        return sentences;
    }

    private void precision(List<String> sentences) {
        if (sampling.wanted().isEmpty()) {
            return;
        }
        String wanted = Figures.significantPercent(sampling.wanted().get().precision());
        if (sampling.isReached()) {
            sentences.add("Precision " + wanted + " was reached with " + Figures.counted(sampling.seeds(), "seed")
                    + ": no interval reaches further than that share of its effect.");
            return;
        }
        String widest = Double.isNaN(sampling.widest())
                ? "there is no interval of " + sampling.widestOf()
                : "the widest interval reaches " + Figures.significantPercent(sampling.widest()) + " ("
                        + sampling.widestOf() + ")";
        sentences.add("Precision " + wanted + " was NOT reached with " + Figures.counted(sampling.seeds(), "seed")
                + ": " + widest + ". --max-seeds allows more.");
    }
}

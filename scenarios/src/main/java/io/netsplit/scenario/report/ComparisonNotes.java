package io.netsplit.scenario.report;

import io.netsplit.scenario.comparison.Comparison;
import io.netsplit.scenario.comparison.Sampling;
import io.netsplit.scenario.comparison.WarmUp;
import io.netsplit.scenario.result.SweepResult;
import io.netsplit.scenario.result.VariantCharts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a comparison rests on, in sentences that stand below every table.
 *
 * @param sampling how many seeds there are, and whether they are enough
 * @param pairs what is paired, as "10 paired seeds" or "30 paired batches of 1.8 s within seed 7"
 * @param warmup which part of every run was left out, and by which rule
 * @param doubts what makes the intervals doubtful; empty where nothing does
 */
public record ComparisonNotes(Sampling sampling, String pairs, String warmup, List<String> doubts) {
    private static final int DOUBTED_MAX = 3;

    public ComparisonNotes {
        doubts = List.copyOf(doubts);
    }

    /** A comparison over seeds that were given, with the scenario's warm-up. */
    public static ComparisonNotes seeds(SweepResult result, List<Comparison> comparisons) {
        Sampling sampling = Sampling.of(comparisons, result.seeds().size(), Optional.empty());
        return seeds(sampling, result, fixedWarmup(result));
    }

    /** A comparison over seeds. */
    public static ComparisonNotes seeds(Sampling sampling, SweepResult result, String warmup) {
        int count = result.seeds().size();
        List<String> doubts = count > 1
                ? List.of()
                : List.of("One seed gives no interval: its run has faults, or is too short for batch means."
                        + " Run more, as --seeds 1..10.");
        return new ComparisonNotes(sampling, pairs(count), warmup, doubts);
    }

    /** As "10 paired seeds". */
    public static String pairs(int seeds) {
        return Figures.counted(seeds, "paired seed");
    }

    /** Batch means within the only seed of a result. */
    public static ComparisonNotes batches(
            Sampling sampling, SweepResult result, String warmup, List<String> correlated) {
        VariantCharts charts = result.variants().get(0).charts();
        String pairs = charts.batches().size() + " paired batches of "
                + Figures.shortSeconds(charts.batchNs()) + " s within seed "
                + result.seeds().get(0);
        List<String> doubts = correlated.isEmpty()
                ? List.of()
                : List.of(
                        "Neighbouring batches are alike, so that intervals are too narrow: run longer, or more seeds ("
                                + String.join("; ", correlated) + ").");
        return new ComparisonNotes(sampling, pairs, warmup, doubts);
    }

    /** The warm-up that MSER-5 has found. */
    public static String foundWarmup(WarmUp found) {
        return "The first " + Figures.shortSeconds(found.lengthNs()) + " s of every run are left out, as MSER-5 finds"
                + (found.lengthNs() == 0
                        ? "."
                        : ": so long takes " + found.variant() + " to settle, the slowest of the variants.");
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
            doubted(comparisons).ifPresent(sentences::add);
        }
        sentences.add(warmup);
        sentences.addAll(doubts);
        precision(sentences);
        return sentences;
    }

    /** Why no difference is shown where an interval leaves none out. */
    private static Optional<String> doubted(List<Comparison> comparisons) {
        List<String> rows = comparisons.stream()
                .flatMap(one -> one.others().stream()
                        .filter(one::isDoubted)
                        .map(row -> row.variant() + " (" + one.metric().word() + ")"))
                .toList();
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        String more = rows.size() > DOUBTED_MAX ? " and " + (rows.size() - DOUBTED_MAX) + " more" : "";
        return Optional.of("No difference is shown of "
                + String.join(", ", rows.subList(0, Math.min(DOUBTED_MAX, rows.size()))) + more
                + ", although the interval by itself would show one: among so many comparisons that may be luck."
                + " More seeds tell.");
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

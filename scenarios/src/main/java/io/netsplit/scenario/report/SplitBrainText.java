package io.netsplit.scenario.report;

import io.netsplit.scenario.result.RunSummary;
import io.netsplit.scenario.result.SplitBrain;
import io.netsplit.scenario.result.VariantResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The split brains of one variant in a few lines: in how many seeds, and the longest one with all that belongs to it. */
final class SplitBrainText {
    private record Found(long seed, String epochWord, SplitBrain split) {
        long lengthNs() {
            return split.endNs() - split.startNs();
        }
    }

    private SplitBrainText() {}

    /** Empty where no run had more than one leader at a time. */
    static List<String> of(VariantResult variant) {
        Optional<Found> longest = longest(variant.runs());
        if (longest.isEmpty()) {
            return List.of();
        }
        Found found = longest.get();
        long seeds = variant.runs().stream()
                .filter(run -> !run.splitBrains().isEmpty())
                .count();
        List<String> lines = new ArrayList<>();
        lines.add("split brain in " + seeds + " of "
                + Figures.counted(variant.runs().size(), "seed") + ", the longest " + Figures.latency(found.lengthNs())
                + " (seed " + found.seed + "):");
        lines.add("  " + Sentences.splitBrain(found.split, found.epochWord) + "; " + Sentences.detection(found.split));
        Sentences.shares(found.split).forEach(share -> lines.add("  " + share));
        return lines;
    }

    private static Optional<Found> longest(List<RunSummary> runs) {
        Found longest = null;
        for (RunSummary run : runs) {
            for (SplitBrain split : run.splitBrains()) {
                Found found = new Found(run.seed(), run.epochWord(), split);
                longest = longest == null || found.lengthNs() > longest.lengthNs() ? found : longest;
            }
        }
        return Optional.ofNullable(longest);
    }
}

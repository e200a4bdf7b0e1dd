package io.netsplit.scenario.result;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One variant over all seeds.
 *
 * @param name as in the file; "default" where the scenario names none
 * @param canary true for a deliberately broken variant, to which only assertions that name it apply
 * @param assertions those that apply, in the order of the file; a comparison stands under the variant that it is about
 *     (its {@code of})
 * @param runs finished runs in the order of the seeds
 * @param reached how often the interesting states were reached, in the system's order
 * @param detail the most telling run, recorded with its trace; null where none was finished or detail was not wanted
 * @param charts what is drawn of all runs together
 */
public record VariantResult(
        String name,
        boolean canary,
        List<AssertionResult> assertions,
        List<RunSummary> runs,
        List<Reached> reached,
        @Nullable RunDetail detail,
        VariantCharts charts) {
    /** Without anything to draw of all runs together. */
    public VariantResult(
            String name,
            boolean canary,
            List<AssertionResult> assertions,
            List<RunSummary> runs,
            List<Reached> reached,
            @Nullable RunDetail detail) {
        this(name, canary, assertions, runs, reached, detail, VariantCharts.NONE);
    }

    public VariantResult {
        assertions = List.copyOf(assertions);
        runs = List.copyOf(runs);
        reached = List.copyOf(reached);
    }

    /**
     * The runs of both, without the verdicts, which were found over the seeds of one part. What is drawn of all runs is the
     * later part's, for which the runner has gone on where the earlier one had ended.
     */
    VariantResult joined(VariantResult more) {
        List<RunSummary> all = new ArrayList<>(runs);
        all.addAll(more.runs);
        RunDetail kept = detail == null ? more.detail : detail;
        return new VariantResult(name, canary, List.of(), all, List.of(), kept, more.charts);
    }

    /** The same under another name, as where it stands beside itself from elsewhere. */
    public VariantResult named(String other) {
        return new VariantResult(other, canary, assertions, runs, reached, detail, charts);
    }

    public int count(Verdict verdict) {
        return (int) assertions.stream()
                .filter(assertion -> assertion.verdict() == verdict)
                .count();
    }

    public long events() {
        return runs.stream().mapToLong(RunSummary::events).sum();
    }

    public long simulatedNs() {
        return runs.stream().mapToLong(RunSummary::simulatedNs).sum();
    }
}

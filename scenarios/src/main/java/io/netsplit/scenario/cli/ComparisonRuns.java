package io.netsplit.scenario.cli;

import io.netsplit.scenario.comparison.Comparison;
import io.netsplit.scenario.comparison.Comparisons;
import io.netsplit.scenario.comparison.Samples;
import io.netsplit.scenario.comparison.Sampling;
import io.netsplit.scenario.format.model.ScenarioFile;
import io.netsplit.scenario.format.word.Metric;
import io.netsplit.scenario.result.SweepResult;
import io.netsplit.scenario.runner.ChartBook;
import io.netsplit.scenario.runner.SweepLimits;
import io.netsplit.scenario.runner.SweepOptions;
import io.netsplit.scenario.runner.SweepProgress;
import io.netsplit.stats.SequentialSampling;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs the variants of a scenario under as many seeds as a comparison needs. */
final class ComparisonRuns {
    private final Environment environment;
    private final Terminal terminal;
    private final ScenarioFile file;
    private final SweepOptions options;
    private final long startedNs = System.nanoTime();

    ComparisonRuns(Environment environment, Terminal terminal, ScenarioFile file, SweepOptions options) {
        this.environment = environment;
        this.terminal = terminal;
        this.file = file;
        this.options = options.withCharts(new ChartBook());
    }

    /** The seeds that were asked for, or the scenario's. */
    SweepResult once() {
        return sweep(options);
    }

    /** Seeds from those asked for on, until every interval is as narrow as it should be or there are too many. */
    SweepResult until(SequentialSampling wanted, List<Metric> metrics, String baseline) {
        List<Long> first = new ArrayList<>(
                options.part().seeds().isEmpty() ? file.seeds() : options.part().seeds());
        first = new ArrayList<>(first.subList(0, Math.min(first.size(), wanted.most())));
        append(first, Math.max(0, SequentialSampling.FIRST - first.size()));
        SweepResult result = sweep(options.withSeeds(first));
        while (isComplete(result)) {
            List<Comparison> found = Comparisons.of(result, metrics, baseline, Samples.SEEDS);
            int done = result.seeds().size();
            Sampling sampling = Sampling.of(found, done, Optional.of(wanted));
            int next = wanted.next(done, sampling.widest());
            // Where something cannot be compared at all, more of the same seeds will not help.
            if (sampling.isReached() || next == done || found.stream().anyMatch(Comparison::isIncomplete)) {
                break;
            }
            List<Long> seeds = new ArrayList<>(result.seeds());
            append(seeds, next - done);
            result = result.joined(sweep(options.withSeeds(seeds.subList(done, next))));
        }
        return result;
    }

    /** False where the user or the clock ended the last sweep. */
    private static boolean isComplete(SweepResult result) {
        return !result.interrupted()
                && result.variants().stream()
                        .allMatch(variant ->
                                variant.runs().size() == result.seeds().size());
    }

    private static void append(List<Long> seeds, int more) {
        long last = seeds.stream().mapToLong(Long::longValue).max().orElse(0);
        for (int i = 1; i <= more; i++) {
            seeds.add(last + i);
        }
    }

    private SweepResult sweep(SweepOptions asked) {
        SweepProgress progress = ProgressLine.of(terminal, file.name());
        try {
            return environment.engine().run(file, asked.withLimits(left(asked.limits())), progress);
        } finally {
            ProgressLine.clear(progress);
        }
    }

    /** The time budget is one of the whole comparison. */
    private SweepLimits left(SweepLimits limits) {
        if (limits.timeBudgetNs() == SweepLimits.NO_BUDGET) {
            return limits;
        }
        return limits.withTimeBudgetNs(Math.max(1, limits.timeBudgetNs() - (System.nanoTime() - startedNs)));
    }
}

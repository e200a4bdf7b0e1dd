package io.netsplit.scenario.runner;

import io.netsplit.scenario.assertion.SweepJudge;
import io.netsplit.scenario.format.model.Assertion;
import io.netsplit.scenario.format.model.ScenarioFile;
import io.netsplit.scenario.format.model.Variant;
import io.netsplit.scenario.result.AssertionResult;
import io.netsplit.scenario.result.AssertionResult.SeedResult;
import io.netsplit.scenario.result.Reached;
import io.netsplit.scenario.result.RunSummary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gathers what the runs of a sweep say of its variants. */
final class VariantJudge {
    private final ScenarioFile file;
    private final List<Variant> variants;
    private final List<RunTask> tasks;
    private final List<RunTask.@Nullable Finished> finished;
    private final SweepJudge judge;

    VariantJudge(
            ScenarioFile file,
            List<Variant> variants,
            List<Long> seeds,
            List<RunTask> tasks,
            List<RunTask.@Nullable Finished> finished,
            String whyFewer) {
        this.file = file;
        this.variants = variants;
        this.tasks = tasks;
        this.finished = finished;
        this.judge = new SweepJudge(seeds.size(), whyFewer);
    }

    /**
     * Assertions that look at the runs of {@code variant}, in the order of the file: those that apply to it, and both sides
     * of comparisons whose variants are all run.
     */
    static List<Assertion> lookingAt(ScenarioFile file, Variant variant, List<Variant> run) {
        return file.assertions().stream()
                .filter(assertion -> assertion instanceof Assertion.Compare compare
                        ? isRun(compare, run) && isOneOf(compare, variant)
                        : assertion.scope().variants().contains(variant.name()))
                .toList();
    }

    private static boolean isRun(Assertion.Compare compare, List<Variant> run) {
        return run.stream().anyMatch(variant -> variant.name().equals(compare.of()))
                && run.stream().anyMatch(variant -> variant.name().equals(compare.to()));
    }

    private static boolean isOneOf(Assertion.Compare compare, Variant variant) {
        return compare.of().equals(variant.name()) || compare.to().equals(variant.name());
    }

    /** A comparison stands under the variant that it is about. */
    List<AssertionResult> assertions(Variant variant) {
        List<AssertionResult> results = new ArrayList<>();
        for (Assertion assertion : lookingAt(file, variant, variants)) {
            if (!(assertion instanceof Assertion.Compare compare)) {
                results.add(judge.judge(assertion, seeds(variant.name(), assertion)));
            } else if (compare.of().equals(variant.name())) {
                results.add(judge.compare(compare, seeds(compare.of(), compare), seeds(compare.to(), compare)));
            }
        }
        return results;
    }

    List<RunSummary> runs(Variant variant) {
        List<RunSummary> runs = new ArrayList<>();
        for (int i = 0; i < tasks.size(); i++) {
            RunTask.Finished run = finished.get(i);
            if (run != null && tasks.get(i).variant().equals(variant.name())) {
                runs.add(run.summary());
            }
        }
        return runs;
    }

    /** What the assertion is in every finished run of the variant. */
    private List<SeedResult> seeds(String variant, Assertion assertion) {
        List<SeedResult> seeds = new ArrayList<>();
        for (int i = 0; i < tasks.size(); i++) {
            RunTask.Finished run = finished.get(i);
            if (run != null && tasks.get(i).variant().equals(variant)) {
                seeds.add(run.seeds().get(tasks.get(i).assertions().indexOf(assertion)));
            }
        }
        return seeds;
    }

    /** The most telling run of the variant, to be done again. */
    DetailRun.Job task(Variant variant, List<RunSummary> runs, List<AssertionResult> assertions) {
        TellingSeed telling =
                TellingSeed.of(assertions, runs.stream().map(RunSummary::seed).toList());
        RunTask task = tasks.stream()
                .filter(one -> one.variant().equals(variant.name()) && one.seed() == telling.seed())
                .findFirst()
                .orElseThrow();
        RunSummary summary = runs.stream()
                .filter(run -> run.seed() == telling.seed())
                .findFirst()
                .orElseThrow();
        return new DetailRun.Job(task, telling, summary);
    }

    static List<Reached> reached(List<RunSummary> runs) {
        Map<String, Reached> reached = new LinkedHashMap<>();
        for (RunSummary run : runs) {
            run.counters().forEach((name, count) -> {
                Reached before = reached.getOrDefault(name, new Reached(name, 0, runs.size(), 0));
                reached.put(
                        name,
                        new Reached(name, before.runs() + (count > 0 ? 1 : 0), runs.size(), before.total() + count));
            });
        }
        return List.copyOf(reached.values());
    }
}

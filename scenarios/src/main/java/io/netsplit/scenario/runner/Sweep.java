package io.netsplit.scenario.runner;

import io.netsplit.check.linearizability.Budget;
import io.netsplit.kernel.Limits;
import io.netsplit.scenario.format.model.Assertion;
import io.netsplit.scenario.format.model.ScenarioFile;
import io.netsplit.scenario.format.model.Variant;
import io.netsplit.scenario.report.Version;
import io.netsplit.scenario.result.AssertionResult;
import io.netsplit.scenario.result.ExitStatus;
import io.netsplit.scenario.result.RunDetail;
import io.netsplit.scenario.result.RunSummary;
import io.netsplit.scenario.result.SweepResult;
import io.netsplit.scenario.result.VariantResult;
import io.netsplit.scenario.result.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs a scenario: every variant under every seed, as many at a time as there are threads. What comes out does not depend on
 * how many there are, because every run is a function of its variant and seed, and results stand in their order.
 *
 * <p>Afterwards the most telling run of each variant is done again with its trace. Its digest must be that of the first time,
 * or a {@link DeterminismException} says that netsplit itself is broken.
 */
public final class Sweep {
    private final ScenarioFile file;
    private final SweepOptions options;
    private final SweepProgress progress;
    private final SweepFolder folder;
    private final ChartBook charts;
    private final List<Variant> variants;
    private final List<Long> seeds;
    private final long startedNs = System.nanoTime();
    private boolean interrupted;
    private boolean failedFast;

    private Sweep(ScenarioFile file, SweepOptions options, SweepProgress progress) {
        this.file = file;
        this.options = options;
        this.progress = progress;
        this.folder = new SweepFolder(options.output().folder());
        ChartBook shared = options.output().charts();
        this.charts = shared == null ? new ChartBook() : shared;
        this.seeds =
                options.part().seeds().isEmpty() ? file.seeds() : options.part().seeds();
        this.variants = file.variants().stream()
                .filter(variant -> options.part().variants().isEmpty()
                        || options.part().variants().contains(variant.name()))
                .toList();
    }

    /**
     * Runs it and hands back what was finished.
     *
     * @throws UnwrittenException where the folder cannot be written to; it holds what was finished all the same
     * @throws DeterminismException where a run is not the same the second time
     */
    public static SweepResult run(ScenarioFile file, SweepOptions options, SweepProgress progress) {
        Sweep sweep = new Sweep(file, options, progress);
        SweepResult result = sweep.run();
        sweep.folder.failure().ifPresent(failure -> {
            throw new UnwrittenException(failure, result);
        });
        return result;
    }

    private SweepResult run() {
        List<RunTask> tasks = tasks();
        progress.started(tasks.size());
        List<RunTask.@Nullable Finished> finished;
        try (RunLines lines = new RunLines(folder, tasks.size())) {
            finished = new TaskPool(options, limits(), tasks, folder, lines, progress, charts, this::endsSweep).run();
        }
        interrupted = options.interrupted().getAsBoolean();
        VariantJudge judge = new VariantJudge(file, variants, seeds, tasks, finished, whyFewer());
        List<List<AssertionResult>> assertions =
                variants.stream().map(judge::assertions).toList();
        List<@Nullable RunDetail> details = details(judge, assertions);
        List<VariantResult> results = new ArrayList<>();
        for (int i = 0; i < variants.size(); i++) {
            Variant variant = variants.get(i);
            List<RunSummary> runs = judge.runs(variant);
            results.add(new VariantResult(
                    variant.name(),
                    variant.canary(),
                    assertions.get(i),
                    runs,
                    VariantJudge.reached(runs),
                    details.get(i),
                    charts.charts(variant.name())));
        }
        return result(results);
    }

    /** The most telling run of each variant, or null where there is none or it is not wanted. */
    @SuppressWarnings("NullAway") // It does not follow a nullable type argument into a lambda.
    private List<@Nullable RunDetail> details(VariantJudge judge, List<List<AssertionResult>> assertions) {
        List<DetailRun.@Nullable Job> jobs = new ArrayList<>();
        for (int i = 0; i < variants.size(); i++) {
            List<RunSummary> runs = judge.runs(variants.get(i));
            boolean wanted = options.output().detail() && !interrupted && !runs.isEmpty();
            jobs.add(wanted ? judge.task(variants.get(i), runs, assertions.get(i)) : null);
        }
        for (DetailRun.Job job : jobs) {
            if (job != null) {
                progress.recording(job.task().variant(), job.task().seed());
            }
        }
        DetailRun detail = new DetailRun(
                options.output().traceAll(),
                folder,
                limits(),
                new Budget(options.limits().checkerBudget()));
        return Parallel.<DetailRun.@Nullable Job, @Nullable RunDetail>map(
                jobs, options.threads(), job -> job == null ? null : detail.record(job));
    }

    /** All variants under the first seed come first, so that a sweep that is ended early has runs of every variant. */
    private List<RunTask> tasks() {
        List<List<Assertion>> assertions = variants.stream()
                .map(variant -> VariantJudge.lookingAt(file, variant, variants))
                .toList();
        List<RunTask> tasks = new ArrayList<>();
        for (long seed : seeds) {
            for (int i = 0; i < variants.size(); i++) {
                tasks.add(RunTask.of(file.name(), variants.get(i), seed, assertions.get(i), options));
            }
        }
        return tasks;
    }

    /** With fail-fast the first violation of something that should hold ends the sweep. */
    private boolean endsSweep(RunTask task, RunTask.Finished run) {
        if (!options.failFast()) {
            return false;
        }
        for (int i = 0; i < run.seeds().size(); i++) {
            Assertion assertion = task.assertions().get(i);
            if (run.seeds().get(i).holds() == Verdict.FAIL && !assertion.scope().expectFail()) {
                failedFast = true;
                return true;
            }
        }
        return false;
    }

    /** What ended the sweep, where something did. */
    private String whyFewer() {
        if (interrupted) {
            return "it was interrupted";
        }
        return failedFast ? "--fail-fast ended the sweep" : "the time was up, which --time-budget raises";
    }

    private Limits limits() {
        BooleanSupplier user = options.interrupted();
        long budgetNs = options.limits().timeBudgetNs();
        BooleanSupplier ended = () ->
                user.getAsBoolean() || (budgetNs != SweepLimits.NO_BUDGET && System.nanoTime() - startedNs > budgetNs);
        return Limits.DEFAULT
                .withMaxEvents(options.limits().maxEvents())
                .withMaxPending(options.limits().maxPending())
                .withInterrupted(ended);
    }

    private SweepResult result(List<VariantResult> results) {
        return new SweepResult(
                file.name(),
                file.title(),
                file.hypothesis(),
                file.source().name(),
                Version.text(),
                seeds,
                variants.stream()
                        .mapToLong(variant -> variant.scenario().run().durationNs())
                        .max()
                        .orElse(0),
                variants.stream()
                        .mapToLong(variant -> variant.scenario().run().warmupNs())
                        .max()
                        .orElse(0),
                results,
                interrupted,
                exit(results),
                System.nanoTime() - startedNs);
    }

    private ExitStatus exit(List<VariantResult> results) {
        if (interrupted) {
            return ExitStatus.INTERRUPTED;
        }
        Verdict all = Verdict.PASS;
        for (VariantResult variant : results) {
            for (AssertionResult assertion : variant.assertions()) {
                all = all.and(assertion.verdict());
            }
        }
        return switch (all) {
            case PASS -> ExitStatus.PASS;
            case FAIL -> ExitStatus.FAIL;
            case UNKNOWN -> ExitStatus.UNKNOWN;
        };
    }
}

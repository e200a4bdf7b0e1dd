package io.netsplit.scenario.runner;

import io.netsplit.check.linearizability.Budget;
import io.netsplit.kernel.Limits;
import io.netsplit.kernel.Outcome;
import io.netsplit.scenario.assertion.RunFacts;
import io.netsplit.scenario.result.RunDetail;
import io.netsplit.scenario.result.RunSummary;
import org.jspecify.annotations.Nullable;

/** Does the most telling run of a variant again, with its trace and everything that a picture needs. */
final class DetailRun {
    /** Which run, why, and what came of it the first time. */
    record Job(RunTask task, TellingSeed telling, RunSummary summary) {}

    private final boolean traceAll;
    private final SweepFolder folder;
    private final Limits limits;
    private final Budget budget;

    /** {@code traceAll} says that every run has left its trace in {@code folder} already. */
    DetailRun(boolean traceAll, SweepFolder folder, Limits limits, Budget budget) {
        this.traceAll = traceAll;
        this.folder = folder;
        this.limits = limits;
        this.budget = budget;
    }

    /** Null where it was interrupted. */
    @Nullable
    RunDetail record(Job job) {
        Focus focus = Focus.of(job.telling, job.summary);
        RunTask.Again again = job.task.again(focus, limits, budget, traceAll ? null : folder);
        RunFacts facts = again.run().facts();
        if (facts.outcome() == Outcome.INTERRUPTED) {
            return null;
        }
        if (!facts.digest().equals(job.summary.digest())) {
            throw new DeterminismException(job.task.variant(), job.task.seed(), job.summary.digest(), facts.digest());
        }
        String traceFile = folder.isUsable() ? job.task.traceFile() : "";
        RunSummary summary = job.summary.withScorecard(again.run().scorecard().get());
        return again.drawing().of(summary, job.telling, focus, traceFile);
    }
}

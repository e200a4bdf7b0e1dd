package io.netsplit.scenario.runner;

import io.netsplit.check.linearizability.Budget;
import io.netsplit.kernel.Limits;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** Does the tasks of a sweep side by side. The calling thread alone writes lines and tells of the progress. */
final class TaskPool {
    private record Done(int index, RunTask.@Nullable Finished run) {}

    private final SweepOptions options;
    private final Limits limits;
    private final List<RunTask> tasks;
    private final SweepFolder folder;
    private final RunLines lines;
    private final SweepProgress progress;
    private final ChartBook charts;
    private final BiPredicate<RunTask, RunTask.Finished> endsSweep;
    private final AtomicBoolean ended = new AtomicBoolean();

    TaskPool(
            SweepOptions options,
            Limits limits,
            List<RunTask> tasks,
            SweepFolder folder,
            RunLines lines,
            SweepProgress progress,
            ChartBook charts,
            BiPredicate<RunTask, RunTask.Finished> endsSweep) {
        this.options = options;
        this.limits =
                limits.withInterrupted(() -> ended.get() || limits.interrupted().getAsBoolean());
        this.tasks = tasks;
        this.folder = folder;
        this.lines = lines;
        this.progress = progress;
        this.charts = charts;
        this.endsSweep = endsSweep;
    }

    /** One entry for each task, null where it was not finished. */
    List<RunTask.@Nullable Finished> run() {
        List<RunTask.@Nullable Finished> finished = new ArrayList<>(Collections.nCopies(tasks.size(), null));
        ExecutorService executor = Parallel.executor(threads());
        try {
            CompletionService<Done> completed = new ExecutorCompletionService<>(executor);
            for (int i = 0; i < tasks.size(); i++) {
                int index = i;
                completed.submit(() -> new Done(index, one(tasks.get(index))));
            }
            int done = 0;
            for (int i = 0; i < tasks.size(); i++) {
                Done next = Parallel.result(completed);
                RunTask.Finished run = next.run;
                if (run != null) {
                    finished.set(next.index, run);
                    lines.finished(next.index, run.summary());
                    progress.finished(run.summary(), ++done, tasks.size());
                    if (endsSweep.test(tasks.get(next.index), run)) {
                        ended.set(true);
                    }
                }
            }
        } finally {
            ended.set(true);
            executor.shutdown();
        }
        return finished;
    }

    /** Null where the sweep ended before the run did. */
    private RunTask.@Nullable Finished one(RunTask task) {
        if (limits.interrupted().getAsBoolean()) {
            return null;
        }
        return task.run(
                limits,
                new Budget(options.limits().checkerBudget()),
                options.output().scorecard(),
                options.output().traceAll() ? folder : null,
                charts);
    }

    private int threads() {
        return Math.max(1, Math.min(options.threads(), tasks.size()));
    }
}

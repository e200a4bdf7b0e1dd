package io.netsplit.scenario.cli;

import io.netsplit.check.linearizability.Budget;
import io.netsplit.history.format.ReadOptions;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Judges many histories over the cores: several files at a time, and several keys of each where cores are idle. */
final class HistoryJudges {
    private static final int POLL_MS = 50;

    /** What is done with an outcome, in the order in which the histories were named. */
    interface Writer {
        void write(HistoryOutcome outcome) throws IOException;
    }

    private final Environment environment;
    private final ModelChoice model;
    private final ReadOptions options;
    private final Budget budget;
    private final long limitNs;

    HistoryJudges(Environment environment, ModelChoice model, ReadOptions options, Budget budget, long limitNs) {
        this.environment = environment;
        this.model = model;
        this.options = options;
        this.budget = budget;
        this.limitNs = limitNs;
    }

    /** Hands each outcome on as soon as those before it are there; answers the exit code for all of them. */
    int judge(List<HistorySource> sources, Writer writer) throws IOException {
        int threads = Runtime.getRuntime().availableProcessors();
        ExecutorService executor = Executors.newFixedThreadPool(threads, HistoryJudges::daemon);
        try {
            HistoryTrial trial =
                    new HistoryTrial(model, options, budget, limitNs, environment.interrupted(), executor, threads);
            return inOrder(sources, source -> executor.submit(() -> trial.judge(source)), writer);
        } finally {
            executor.shutdownNow();
        }
    }

    /** Only a few are begun before they can be written: each holds a whole history. */
    private int inOrder(
            List<HistorySource> sources, Function<HistorySource, Future<HistoryOutcome>> begin, Writer writer)
            throws IOException {
        int ahead = 2 * Runtime.getRuntime().availableProcessors();
        Deque<Future<HistoryOutcome>> begun = new ArrayDeque<>();
        Iterator<HistorySource> rest = sources.iterator();
        int exitCode = ExitCode.OK;
        while (rest.hasNext() || !begun.isEmpty()) {
            while (rest.hasNext() && begun.size() < ahead) {
                begun.add(begin.apply(rest.next()));
            }
            HistoryOutcome outcome = await(begun.remove());
            if (outcome == null || environment.interrupted().getAsBoolean()) {
                return ExitCode.INTERRUPTED;
            }
            writer.write(outcome);
            exitCode = ExitCode.combine(exitCode, outcome.exitCode());
        }
        return exitCode;
    }

    /** Null where the user asked to stop. */
    private @Nullable HistoryOutcome await(Future<HistoryOutcome> future) {
        while (true) {
            try {
                return future.get(POLL_MS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                if (environment.interrupted().getAsBoolean()) {
                    return null;
                }
            } catch (OutOfMemoryError e) {
                waitForMemory();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return null;
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            }
        }
    }

    /** A history that takes all memory takes it from everybody. Whoever reads it gives it up and says so. */
    private static void waitForMemory() {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(POLL_MS));
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "judge");
        thread.setDaemon(true);
        return thread;
    }
}

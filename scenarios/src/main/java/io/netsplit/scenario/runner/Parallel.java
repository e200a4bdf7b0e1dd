package io.netsplit.scenario.runner;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Work on several threads, with the failures of the work handed on as they were. */
final class Parallel {
    /** One piece of work. */
    interface Work<A extends @Nullable Object, B extends @Nullable Object> {
        B on(A item);
    }

    private Parallel() {}

    /** What {@code work} makes of each item, in the order of the items. */
    static <A extends @Nullable Object, B extends @Nullable Object> List<B> map(
            List<A> items, int threads, Work<A, B> work) {
        ExecutorService executor = executor(Math.max(1, Math.min(threads, items.size())));
        try {
            List<Future<B>> futures = new ArrayList<>();
            for (A item : items) {
                futures.add(executor.submit(() -> work.on(item)));
            }
            List<B> results = new ArrayList<>();
            for (Future<B> future : futures) {
                results.add(get(future));
            }
            return results;
        } finally {
            executor.shutdown();
        }
    }

    /** Daemon threads, so that nothing outlives the command. */
    static ExecutorService executor(int threads) {
        AtomicInteger count = new AtomicInteger();
        return Executors.newFixedThreadPool(threads, work -> {
            Thread thread = new Thread(work, "run-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /** The next result, whichever work finishes first. */
    static <T> T result(CompletionService<T> completed) {
        try {
            return get(completed.take());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static <T extends @Nullable Object> T get(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            throw interrupted(e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof RuntimeException failure) {
                throw failure;
            }
            if (cause instanceof Error failure) {
                throw failure;
            }
            throw new IllegalStateException("a run failed", cause);
        }
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("the thread that waits for the runs was interrupted", e);
    }
}

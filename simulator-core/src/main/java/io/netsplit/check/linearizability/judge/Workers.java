package io.netsplit.check.linearizability.judge;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Spreads independent pieces of work over the threads that a caller lends. The caller's own thread works, too, so that
 * nothing waits for an executor that is busy or has shut down.
 */
record Workers(Executor executor, int threads) {
    static final Workers NONE = new Workers(task -> {}, 1);

    Workers {
        if (threads < 1) {
            throw new IllegalArgumentException("work needs at least one thread, not " + threads);
        }
    }

    /** Does all the work, in any order. Where some of it throws, the first in the list of what was thrown goes on. */
    <T> void forEach(List<T> pieces, Consumer<T> work) {
        if (threads == 1 || pieces.size() < 2) {
            pieces.forEach(work);
            return;
        }
        Pool<T> pool = new Pool<>(pieces, work);
        for (int i = 1; i < Math.min(threads, pieces.size()); i++) {
            executor.execute(pool::work);
        }
        pool.work();
        pool.await();
    }

    /** Whoever is free takes the next piece; which thread takes which is the only thing left to chance. */
    private static final class Pool<T> {
        private final List<T> pieces;
        private final Consumer<T> work;
        private final AtomicInteger next = new AtomicInteger();
        private final CountDownLatch done;
        private final List<@Nullable Throwable> thrown;

        Pool(List<T> pieces, Consumer<T> work) {
            this.pieces = pieces;
            this.work = work;
            done = new CountDownLatch(pieces.size());
            thrown = new ArrayList<>(Collections.nCopies(pieces.size(), null));
        }

        void work() {
            for (int i = next.getAndIncrement(); i < pieces.size(); i = next.getAndIncrement()) {
                try {
                    work.accept(pieces.get(i));
                } catch (RuntimeException | Error e) {
                    thrown.set(i, e);
                } finally {
                    done.countDown();
                }
            }
        }

        void await() {
            try {
                done.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while keys were judged", e);
            }
            for (Throwable one : thrown) {
                if (one instanceof RuntimeException exception) {
                    throw exception;
                }
                if (one instanceof Error error) {
                    throw error;
                }
            }
        }
    }
}

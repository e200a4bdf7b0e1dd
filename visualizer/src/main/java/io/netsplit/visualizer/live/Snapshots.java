package io.netsplit.visualizer.live;

import io.netsplit.visualizer.model.OpenedRun;
import io.netsplit.visualizer.opening.Judgements;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Makes recordings of what a run has told so far, with what was judged of them, on a thread of its own, so that a window need not
 * wait for them: one at a time, and the longer they take, the fewer.
 */
final class Snapshots implements AutoCloseable {
    /** Of the time at most one part in this many goes into them. */
    private static final int SHARE = 6;

    private static final long GAP_NS = 30_000_000;

    /**
     * What there is of a run.
     *
     * @param over whether nothing will come any more
     */
    record Shot(OpenedRun run, boolean over) {}

    /** What a recording was made of, what came of it, and how long it took. */
    private record Made(Take take, Optional<Take.State> state, Optional<Shot> shot, long tookNs) {}

    private final Judgements judgements;

    private final ExecutorService worker = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "live-recording");
        thread.setDaemon(true);
        return thread;
    });
    private @Nullable Future<Made> making;
    private @Nullable Take lastTake;
    private long lastHeadNs = -1;
    private boolean lastOver;
    private long notBeforeNs = System.nanoTime();

    Snapshots(Judgements judgements) {
        this.judgements = judgements;
    }

    /** What was made of this run since the last time; asks for more where there is more. */
    Optional<Shot> of(Take take) {
        Optional<Shot> made = making == null || !making.isDone() ? Optional.empty() : made(take);
        if (making == null && isNew(take) && System.nanoTime() - notBeforeNs >= 0) {
            making = worker.submit(() -> make(take));
        }
        return made;
    }

    private Made make(Take take) {
        long startNs = System.nanoTime();
        Optional<Take.State> state = take.state();
        Optional<Shot> shot =
                state.map(one -> new Shot(judgements.live(one.recording(), one.result(), one.look()), one.over()));
        return new Made(take, state, shot, System.nanoTime() - startNs);
    }

    private boolean isNew(Take take) {
        return take != lastTake || take.headNs() != lastHeadNs || take.isOver() != lastOver;
    }

    /** Nothing where it was made of another run, or before that one had begun. */
    private Optional<Shot> made(Take wanted) {
        Future<Made> done = making;
        making = null;
        if (done == null) {
            return Optional.empty();
        }
        try {
            Made made = done.get();
            notBeforeNs = System.nanoTime() + Math.max(GAP_NS, SHARE * made.tookNs());
            if (made.take() != wanted || made.state().isEmpty()) {
                return Optional.empty();
            }
            lastTake = wanted;
            lastHeadNs = made.state().get().headNs();
            lastOver = made.state().get().over();
            return made.shot();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }
}

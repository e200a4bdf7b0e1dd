package io.netsplit.visualizer.picture;

import io.netsplit.visualizer.model.OpenedRun;
import io.netsplit.visualizer.session.Session;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Something that takes a while to find in a run: looked for when somebody first asks, where the executor runs it. Of a run that
 * grows it is what was found last, until more is.
 */
final class Later<T> {
    private record Found<T>(OpenedRun run, T value) {}

    private final Session session;
    private final Executor executor;
    private final Function<OpenedRun, T> search;
    private volatile boolean running;
    private volatile @Nullable Found<T> found;

    Later(Session session, Executor executor, Function<OpenedRun, T> search) {
        this.session = session;
        this.executor = executor;
        this.search = search;
    }

    /** What is known by now; whoever listens to the session is told when it is more. */
    Optional<T> now() {
        OpenedRun run = session.run();
        Found<T> before = found;
        if (!running && (before == null || before.run != run)) {
            running = true;
            executor.execute(() -> {
                try {
                    found = new Found<>(run, search.apply(run));
                } finally {
                    running = false;
                }
            });
        }
        Found<T> known = found;
        return known == null ? Optional.empty() : Optional.of(known.value);
    }
}

package io.netsplit.visualizer.picture;

import io.netsplit.visualizer.consistency.Appraisal;
import io.netsplit.visualizer.consistency.Appraiser;
import io.netsplit.visualizer.model.OpenedRun;
import io.netsplit.visualizer.model.Operations;
import io.netsplit.visualizer.session.Session;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The operations of a run and what is to be said of them: looked at when somebody first asks, where the executor runs it. Of a run
 * that grows it is what was found last, until more is.
 */
final class Judging {
    /** What was found, and in which operations. */
    private record Found(Operations operations, Appraisal appraisal) {}

    private final Session session;
    private final Executor executor;
    private @Nullable Operations operations;
    private volatile boolean running;
    private volatile @Nullable Found found;

    Judging(Session session, Executor executor) {
        this.session = session;
        this.executor = executor;
    }

    Operations operations() {
        Operations known = operations;
        if (known == null || known.recording() != session.recording()) {
            known = new Operations(session.recording());
            operations = known;
        }
        return known;
    }

    /** What is known by now; whoever listens to the session is told when it is more. */
    Appraisal appraisal() {
        Operations all = operations();
        Found before = found;
        if (!running && (before == null || before.operations != all)) {
            running = true;
            OpenedRun run = session.run();
            executor.execute(() -> judge(run, all));
        }
        Found known = found;
        return known == null ? Appraisal.pending(all.count()) : known.appraisal;
    }

    private void judge(OpenedRun run, Operations all) {
        try {
            found = new Found(all, Appraiser.of(run, all));
        } catch (RuntimeException e) {
            // Whatever a strange trace makes of a checker, the rest of the dashboard stays usable.
            found = new Found(all, Appraisal.unknown("the operations could not be judged: " + e.getMessage()));
        } finally {
            running = false;
        }
    }
}

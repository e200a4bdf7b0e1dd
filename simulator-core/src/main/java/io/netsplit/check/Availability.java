package io.netsplit.check;

import io.netsplit.history.Completion;
import io.netsplit.history.History;
import io.netsplit.history.Operation;
import java.util.ArrayList;
import java.util.List;

/**
 * Share of operations that were answered ok within the client's timeout, of all that were attempted. An operation belongs
 * to the window in which it was invoked. One that was still open when the run ended, less than the timeout after its
 * invocation, counts as no attempt: nobody knows what it would have become. A cas that answers false is an answer.
 *
 * <p>For a side of a partition, or a kind of operation, filter the history first.
 *
 * @param timeoutNs how long the client waits; {@link Long#MAX_VALUE} where it waits for ever
 * @param endNs when the run ended
 */
public record Availability(long timeoutNs, long endNs) {
    /**
     * Operations invoked in [startNs, endNs).
     *
     * @param ok how many were answered ok in time
     * @param attempts how many there were
     */
    public record Window(long startNs, long endNs, long ok, long attempts) {
        /** Between 0 and 1; NaN where nothing was attempted, which no threshold accepts. */
        public double share() {
            return attempts == 0 ? Double.NaN : (double) ok / attempts;
        }

        /** False where nothing was attempted. */
        public boolean isKnown() {
            return attempts > 0;
        }
    }

    public Availability {
        if (timeoutNs <= 0) {
            throw new IllegalArgumentException("a timeout is positive, not " + timeoutNs + " ns");
        }
    }

    /** Over the operations invoked in [startNs, endNs). */
    public Window in(History history, long startNs, long endNs) {
        long ok = 0;
        long attempts = 0;
        for (Operation operation : history.operations()) {
            if (operation.invokedNs() >= startNs && operation.invokedNs() < endNs && isAttempt(operation)) {
                attempts++;
                ok += isAvailable(operation) ? 1 : 0;
            }
        }
        return new Window(startNs, endNs, ok, attempts);
    }

    /** Windows of equal length without gaps over [0, endNs); the last one may reach beyond the end. */
    public List<Window> series(History history, long windowNs) {
        if (windowNs <= 0) {
            throw new IllegalArgumentException("a window is positive, not " + windowNs + " ns");
        }
        int count = Math.toIntExact((endNs + windowNs - 1) / windowNs);
        long[] ok = new long[count];
        long[] attempts = new long[count];
        for (Operation operation : history.operations()) {
            int window = (int) (operation.invokedNs() / windowNs);
            if (window < count && isAttempt(operation)) {
                attempts[window]++;
                ok[window] += isAvailable(operation) ? 1 : 0;
            }
        }
        List<Window> windows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            windows.add(new Window(i * windowNs, (i + 1) * windowNs, ok[i], attempts[i]));
        }
        return windows;
    }

    private boolean isAttempt(Operation operation) {
        return operation.completion() != Completion.OPEN || endNs - operation.invokedNs() >= timeoutNs;
    }

    private boolean isAvailable(Operation operation) {
        return operation.isOk() && operation.completedNs() - operation.invokedNs() <= timeoutNs;
    }
}

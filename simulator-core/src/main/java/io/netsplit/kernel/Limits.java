package io.netsplit.kernel;

import java.util.function.BooleanSupplier;

/**
 * Bounds on a simulation. Hitting one is an outcome of its own, never a success.
 *
 * @param maxEvents most events that may be processed
 * @param maxPending most events that may be pending at once: the bound on memory; never more than 67,108,863, the number
 *     that a queue entry can name
 * @param maxTimeNs last instant of virtual time, in nanoseconds
 * @param interrupted asked every few ten thousand events; true ends the run
 */
public record Limits(long maxEvents, long maxPending, long maxTimeNs, BooleanSupplier interrupted) {
    /** Ten billion events, fifty million pending, no end of time, no interruption. */
    public static final Limits DEFAULT = new Limits(10_000_000_000L, 50_000_000L, Long.MAX_VALUE, () -> false);

    public Limits {
        if (maxEvents <= 0 || maxPending <= 0 || maxTimeNs < 0) {
            throw new IllegalArgumentException("limits must be positive");
        }
    }

    public Limits withMaxEvents(long events) {
        return new Limits(events, maxPending, maxTimeNs, interrupted);
    }

    public Limits withMaxPending(long pending) {
        return new Limits(maxEvents, pending, maxTimeNs, interrupted);
    }

    public Limits withMaxTimeNs(long timeNs) {
        return new Limits(maxEvents, maxPending, timeNs, interrupted);
    }

    public Limits withInterrupted(BooleanSupplier check) {
        return new Limits(maxEvents, maxPending, maxTimeNs, check);
    }
}

package io.netsplit.kernel;

/** Why {@link Simulation#run} returned. Everything but the first three leaves the truth of the run unknown. */
public enum Outcome {
    /** No event is pending. */
    DRAINED,
    /** The time given to {@link Simulation#runUntil} is reached. */
    REACHED_TIME,
    /** {@link Simulation#stop} was called. */
    STOPPED,
    /** {@link Limits#maxEvents} events were processed. */
    EVENT_LIMIT,
    /** More than {@link Limits#maxPending} events were pending at once. */
    MEMORY_LIMIT,
    /** Virtual time would have passed {@link Limits#maxTimeNs}. */
    TIME_LIMIT,
    /** {@link Limits#interrupted} answered true: a wall-clock budget or the user. */
    INTERRUPTED;

    /** The command-line flag that raises the bound, or an empty text where none was hit. */
    public String flag() {
        return switch (this) {
            case DRAINED, REACHED_TIME, STOPPED -> "";
            case EVENT_LIMIT -> "--max-events";
            case MEMORY_LIMIT -> "--max-pending";
            case TIME_LIMIT -> "--max-time";
            case INTERRUPTED -> "--time-budget";
        };
    }

    /** True where a bound, and not the simulation itself, ended the run. */
    public boolean isUnknown() {
        return ordinal() > STOPPED.ordinal();
    }
}

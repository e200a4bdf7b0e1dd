package io.netsplit.kernel;

/** More events were scheduled than {@link Limits#maxPending} allows. Within a run it becomes {@link Outcome#MEMORY_LIMIT}. */
final class PendingLimitReached extends IllegalStateException {
    private static final long serialVersionUID = 1;

    PendingLimitReached(int most) {
        super("more than " + most + " events would be pending; " + Outcome.MEMORY_LIMIT.flag() + " raises the limit");
    }
}

package io.netsplit.check.linearizability;

/**
 * How much a checker may do before it gives up with {@link Verdict.Answer#UNKNOWN}. It counts work and not time, so that
 * the verdict is the same on every machine.
 *
 * @param maxStates states visited, over all keys of one history; where one takes more than some 50 bytes while its key is
 *     searched it counts as several
 */
public record Budget(long maxStates) {
    /** Enough for any history of a scenario that is meant to be checked. */
    public static final Budget DEFAULT = new Budget(2_000_000);

    public Budget {
        if (maxStates < 1) {
            throw new IllegalArgumentException("a budget is at least one state, not " + maxStates);
        }
    }
}

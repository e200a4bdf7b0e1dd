package io.netsplit.system.membership;

/**
 * A node has crashed, or was cut off from all others: what there is to detect.
 *
 * <p>Mutable; times are virtual nanoseconds, and {@link #NEVER} while it has not come to that.
 */
final class Incident {
    static final long NEVER = -1;

    final int member;
    final long startNs;
    final boolean isCrash;
    /** When the first of the others took the node for dead. */
    long firstNs = NEVER;
    /** When as many of the others did as count for all. */
    long allNs = NEVER;

    Incident(int member, long startNs, boolean isCrash) {
        this.member = member;
        this.startNs = startNs;
        this.isCrash = isCrash;
    }
}

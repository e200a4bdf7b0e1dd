package io.netsplit.traffic.service;

import org.jspecify.annotations.Nullable;

/**
 * One call with all its attempts, as its caller sees it; it is its own first {@link Attempt}. What most calls do not need is in
 * a {@link CallPlan}. It goes back to the run's pool when both have ended, the call and its first attempt.
 */
final class Call extends Attempt {
    static final long NEVER = Long.MAX_VALUE;

    /** On whose behalf; null for a client's call, and for a cache's own. */
    @Nullable
    Attempt parent;

    @Nullable
    Call previousSibling;

    @Nullable
    Call nextSibling;

    @Nullable
    CallPlan plan;
    /** Of a cache that loads on its own: nobody waits. */
    boolean detached;

    /** Whether its first attempt has been made. */
    boolean attempted;

    /** Whether its first attempt is somewhere still. */
    boolean away;

    boolean ended;

    Call(CallSite site) {
        super(site);
    }

    Call begin(CallSite at, long ownNumber, long intendedNs, long nowNs) {
        renew(at, ownNumber, intendedNs, nowNs);
        parent = null;
        previousSibling = null;
        nextSibling = null;
        detached = false;
        attempted = false;
        away = false;
        ended = false;
        return this;
    }

    /** Takes over what is asked for from the attempt on whose behalf this call is made. */
    Call onBehalfOf(Attempt attempt) {
        parent = attempt;
        describeLike(attempt);
        deadlineNs = attempt.toldDeadlineNs();
        return this;
    }

    /** How many attempts have been made. */
    int attempts() {
        return (attempted ? 1 : 0) + (plan == null ? 0 : plan.furtherAttempts);
    }

    /** The newest of the attempts that the caller waits for; null where it waits for none. */
    @Nullable
    Attempt newest() {
        return nextOutstanding != null ? nextOutstanding : ownIfOutstanding();
    }

    /** The attempt that was made before this one, of those that the caller waits for. */
    @Nullable
    Attempt olderThan(Attempt attempt) {
        if (attempt == this) {
            return null;
        }
        return attempt.nextOutstanding != null ? attempt.nextOutstanding : ownIfOutstanding();
    }

    /** The first attempt is the oldest, and the chain of the others begins at it. */
    private @Nullable Attempt ownIfOutstanding() {
        return call == this ? this : null;
    }

    /** Waits for an attempt from now on. */
    void add(Attempt attempt) {
        if (attempt != this) {
            attempt.nextOutstanding = nextOutstanding;
            nextOutstanding = attempt;
        }
    }

    /** No longer waits for an attempt. */
    void remove(Attempt attempt) {
        attempt.call = null;
        if (attempt == this) {
            return;
        }
        Attempt before = this;
        for (Attempt at = nextOutstanding; at != null; at = at.nextOutstanding) {
            if (at == attempt) {
                before.nextOutstanding = attempt.nextOutstanding;
                attempt.nextOutstanding = null;
                return;
            }
            before = at;
        }
    }

    /** When it was begun, whatever it waited for before its first attempt. */
    long startedNs() {
        return plan == null ? sentNs() : plan.startedNs;
    }

    /** When a retry is due. */
    long retryNs() {
        return plan == null ? NEVER : plan.retryNs;
    }

    /** When a hedge is due. */
    long hedgeNs() {
        return plan == null ? NEVER : plan.hedgeNs;
    }
}

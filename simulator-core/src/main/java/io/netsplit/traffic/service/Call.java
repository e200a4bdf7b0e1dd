package io.netsplit.traffic.service;

import io.netsplit.kernel.Event;
import io.netsplit.kernel.Timer;
import org.jspecify.annotations.Nullable;

/** One call with all its attempts, as its caller sees it. It goes back to the run's pool when it has ended. */
final class Call implements Event {
    static final long NEVER = Long.MAX_VALUE;

    /** Changes with each use of this object. */
    int life;

    CallSite site;
    /** On whose behalf; null for a client's call, and for a cache's own. */
    @Nullable
    Attempt parent;

    @Nullable
    Call previousSibling;

    @Nullable
    Call nextSibling;
    /** Of a cache that loads on its own: nobody waits. */
    boolean detached;

    long number;
    int client;
    int item;
    boolean write;
    int kind;
    int priority;
    boolean counted;
    long versionAtStart;
    long version;
    long intendedNs;
    long startedNs;
    long deadlineNs;

    int attempts;
    int retries;
    int hedges;
    long lastBackoffNs;
    long retryNs;
    long hedgeNs;
    /** Whether its answer goes into its site's cache. */
    boolean loads;

    /** Whether it waits for the load of another call. */
    boolean waits;

    @Nullable
    Attempt outstanding;

    @Nullable
    Timer timer;

    Call(CallSite site) {
        this.site = site;
    }

    Call renew(CallSite at, long ownNumber, long nowNs) {
        site = at;
        number = ownNumber;
        parent = null;
        previousSibling = null;
        nextSibling = null;
        detached = false;
        version = 0;
        intendedNs = nowNs;
        startedNs = nowNs;
        deadlineNs = NEVER;
        attempts = 0;
        retries = 0;
        hedges = 0;
        lastBackoffNs = 0;
        retryNs = NEVER;
        hedgeNs = NEVER;
        loads = false;
        waits = false;
        outstanding = null;
        return this;
    }

    /** Takes over what is asked for from the attempt on whose behalf this call is made. */
    Call onBehalfOf(Attempt attempt) {
        parent = attempt;
        describe(attempt.client(), attempt.item, attempt.write, attempt.kind(), attempt.priority());
        counted = attempt.isCounted();
        intendedNs = attempt.intendedNs();
        deadlineNs = attempt.deadlineNs;
        return this;
    }

    void describe(int fromClient, int what, boolean writes, int ofKind, int withPriority) {
        client = fromClient;
        item = what;
        write = writes;
        kind = ofKind;
        priority = withPriority;
    }

    void remove(Attempt attempt) {
        Attempt at = outstanding;
        if (at == attempt) {
            outstanding = attempt.nextOutstanding;
        }
        while (at != null) {
            if (at.nextOutstanding == attempt) {
                at.nextOutstanding = attempt.nextOutstanding;
            }
            at = at.nextOutstanding;
        }
        attempt.nextOutstanding = null;
    }

    /** The timer has come up. */
    @Override
    public void fire() {
        site.wake(this);
    }
}

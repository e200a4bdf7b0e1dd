package io.netsplit.traffic.service;

import io.netsplit.kernel.Event;
import io.netsplit.kernel.Simulation;
import io.netsplit.kernel.Timer;
import org.jspecify.annotations.Nullable;

/** What a {@link Call} keeps in mind that has policies, a deadline or a cache around it; its timer is made when it is needed. */
final class CallPlan implements Event {
    private final Simulation simulation;
    private @Nullable Timer timer;

    @Nullable
    Call call;

    @Nullable
    CallPlan nextFree;

    int furtherAttempts;
    int retries;
    int hedges;
    long lastBackoffNs;
    long retryNs;
    long hedgeNs;
    /** When the call was begun, whatever it waited for before its first attempt. */
    long startedNs;

    /** What its key's data was at the origin when the client began the call. */
    long versionAtStart;

    /**
     * The server, among those of the service that is rolled out, that a call on its behalf came to; of several the one with the
     * highest number, which runs the newest version; below 0 where there is none.
     */
    int rolledOutServer;

    /** Whether its answer goes into its site's cache. */
    boolean loads;

    /** Whether it waits for the load of another call. */
    boolean waits;

    CallPlan(Simulation simulation) {
        this.simulation = simulation;
    }

    CallPlan renew(Call of) {
        call = of;
        furtherAttempts = 0;
        retries = 0;
        hedges = 0;
        lastBackoffNs = 0;
        retryNs = Call.NEVER;
        hedgeNs = Call.NEVER;
        startedNs = of.sentNs();
        versionAtStart = 0;
        rolledOutServer = -1;
        loads = false;
        waits = false;
        return this;
    }

    /** Wakes the call then, and not at the instant that was set before. */
    void wakeAt(long timeNs) {
        Timer own = timer;
        if (own == null) {
            own = simulation.timer(this);
            timer = own;
        }
        own.set(Math.max(0, timeNs - simulation.now()));
    }

    void sleep() {
        if (timer != null) {
            timer.cancel();
        }
    }

    /** The timer has come up. */
    @Override
    public void fire() {
        Call sleeper = call;
        if (sleeper == null) {
            throw new IllegalStateException("a timer of no call has come up");
        }
        sleeper.site.wake(sleeper);
    }
}

package io.netsplit.traffic.service;

import io.netsplit.kernel.Simulation;
import org.jspecify.annotations.Nullable;

/** Calls, their plans and their further attempts, used again and again: as many are made as were ever in use at once. */
final class CallPool {
    private final Simulation simulation;
    private @Nullable Call freeCalls;
    private @Nullable Attempt freeAttempts;
    private @Nullable CallPlan freePlans;
    private long inFlight;
    private long mostInFlight;

    CallPool(Simulation simulation) {
        this.simulation = simulation;
    }

    Call take(CallSite site, long number, long intendedNs) {
        Call call = freeCalls;
        if (call == null) {
            call = new Call(site);
        } else {
            freeCalls = call.nextSibling;
        }
        return call.begin(site, number, intendedNs, simulation.now());
    }

    /** The call's plan, which it has from now on. */
    CallPlan planOf(Call call) {
        CallPlan plan = call.plan;
        if (plan == null) {
            plan = freePlans;
            if (plan == null) {
                plan = new CallPlan(simulation);
            } else {
                freePlans = plan.nextFree;
                plan.nextFree = null;
            }
            call.plan = plan.renew(call);
        }
        return plan;
    }

    /** The next attempt of the call: the call itself, or where that has been made another one. */
    Attempt attempt(Call call) {
        inFlight++;
        mostInFlight = Math.max(mostInFlight, inFlight);
        if (!call.attempted) {
            call.attempted = true;
            call.away = true;
            return call;
        }
        Attempt attempt = freeAttempts;
        if (attempt == null) {
            attempt = new Attempt(call.site);
        } else {
            freeAttempts = (Attempt) attempt.next();
            attempt.next(null);
        }
        attempt.renew(call.site, Mix.of(call.number(), call.attempts()), call.intendedNs(), simulation.now());
        attempt.describeLike(call);
        attempt.deadlineNs = call.deadlineNs;
        planOf(call).furtherAttempts++;
        return attempt;
    }

    /** The call has ended, for its caller. */
    void callEnded(Call call) {
        CallPlan plan = call.plan;
        if (plan != null) {
            call.plan = null;
            plan.call = null;
            plan.nextFree = freePlans;
            freePlans = plan;
        }
        call.ended = true;
        free(call);
    }

    /** Nobody has the attempt any more. */
    void attemptEnded(Attempt attempt) {
        inFlight--;
        attempt.call = null;
        if (attempt instanceof Call call) {
            call.away = false;
            free(call);
        } else {
            attempt.next(freeAttempts);
            freeAttempts = attempt;
        }
    }

    private void free(Call call) {
        if (call.ended && !call.away) {
            call.nextSibling = freeCalls;
            freeCalls = call;
        }
    }

    /** Attempts that are somewhere. */
    long inFlight() {
        return inFlight;
    }

    long mostInFlight() {
        return mostInFlight;
    }
}

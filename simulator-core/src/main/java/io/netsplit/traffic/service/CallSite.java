package io.netsplit.traffic.service;

import io.netsplit.kernel.Simulation;
import io.netsplit.random.Prng;
import io.netsplit.traffic.resilience.RetryBudget;
import io.netsplit.traffic.resilience.RetrySpec;
import org.jspecify.annotations.Nullable;

/** One caller's end of an edge: it makes calls, tries them again, hedges them, and gives them up. */
final class CallSite {
    final Edge edge;
    final CallSpec spec;
    private final GraphRun run;
    private final Simulation simulation;
    private final ServiceNode callee;
    final int balancer;
    private final Guards guards;
    private final @Nullable RetryBudget budget;
    private final Prng backoff;
    private final @Nullable CachedCalls cache;

    /** @param zone that the caller stands in */
    CallSite(GraphRun run, Edge edge, int caller, int zone) {
        this.run = run;
        this.edge = edge;
        callee = edge.callee;
        spec = edge.spec;
        simulation = run.simulation();
        balancer = callee.spec.fleet.zones().balancerFor(caller, zone, callee.spec.fleet.balancers());
        String stream = "call/" + edge.number + "/" + caller;
        guards = new Guards(simulation, edge, stream);
        RetrySpec retry = spec.retry;
        budget = retry == null || retry.budget() == null ? null : retry.budget().create();
        backoff = simulation.random("call/" + edge.number + "/backoff");
        cache = spec.cache == null ? null : run.cache(edge, caller, balancer);
    }

    /** Begins a call of this site. Its end is told to whoever it is for, perhaps before this returns. */
    void start(Call call) {
        if (call.isCounted()) {
            edge.figures.add(CallCount.CALLS, 1);
        }
        if (budget != null) {
            budget.called(simulation.now());
        }
        if (spec.deadlineNs > 0) {
            call.deadlineNs = Math.min(call.deadlineNs, simulation.now() + spec.deadlineNs);
        }
        if (cache == null) {
            send(call);
        } else {
            cache.start(this, call);
        }
    }

    /** Sends the first attempt of a call that no cache has answered. */
    void send(Call call) {
        HedgeSpec hedge = spec.hedge;
        if (hedge != null) {
            run.calls().planOf(call).hedgeNs = simulation.now() + edge.hedgeDelayNs();
        }
        attempt(call, false);
    }

    /** The call waits for another call's answer; only its deadline may end it before. */
    void waitFor(Call call) {
        run.calls().planOf(call).waits = true;
        plan(call);
    }

    private void attempt(Call call, boolean isHedge) {
        if (simulation.now() >= call.deadlineNs) {
            end(call, Failure.DEADLINE);
            return;
        }
        Failure refusal = guards.enter();
        if (refusal != null) {
            if (isHedge) {
                plan(call);
            } else {
                end(call, refusal);
            }
            return;
        }
        if (call.isCounted()) {
            edge.figures.add(CallCount.ATTEMPTS, 1);
        }
        Attempt attempt = run.calls().attempt(call);
        attempt.inFlightAtStart = guards.inFlight();
        attempt.hedge = isHedge;
        attempt.leave(call, simulation.now());
        call.add(attempt);
        plan(call);
        go(attempt, guards.waitNs());
    }

    private void go(Attempt attempt, long waitNs) {
        if (waitNs == 0) {
            depart(attempt);
        } else {
            simulation.schedule(waitNs, () -> {
                if (attempt.call == null) {
                    run.calls().attemptEnded(attempt);
                } else {
                    depart(attempt);
                }
            });
        }
    }

    private void depart(Attempt attempt) {
        attempt.place = Attempt.Place.THERE;
        callee.fleet.dispatch(attempt);
    }

    /** The answer to an attempt that is still wanted is back. */
    void answered(Call call, Attempt attempt) {
        Failure failure = attempt.failure;
        call.remove(attempt);
        learned(attempt, failure);
        if (budget != null) {
            budget.ended(failure == null);
        }
        if (failure == null) {
            edge.answered(simulation.now() - attempt.sentNs());
            if (attempt.hedge && call.isCounted()) {
                edge.figures.add(CallCount.HEDGE_WINS, 1);
            }
            call.version = attempt.version;
            end(call, null);
            return;
        }
        if (call.isCounted() && (failure == Failure.SHED || failure == Failure.FULL)) {
            edge.figures.add(CallCount.SHED, 1);
        }
        if (call.newest() == null) {
            tryAgain(call, failure);
        }
    }

    private void tryAgain(Call call, Failure failure) {
        RetrySpec retry = spec.retry;
        if (retry == null) {
            end(call, failure);
            return;
        }
        CallPlan plan = run.calls().planOf(call);
        if (plan.retries >= retry.attempts() - 1) {
            end(call, failure);
            return;
        }
        backoff.jumpTo(Mix.of(call.number(), plan.retries));
        long delayNs = retry.backoff().delayNs(plan.retries + 1, plan.lastBackoffNs, backoff);
        if (delayNs >= call.deadlineNs - simulation.now()) {
            end(call, Failure.DEADLINE);
        } else if (budget != null && !budget.tryRetry(simulation.now())) {
            if (call.isCounted()) {
                edge.figures.add(CallCount.RETRIES_DENIED, 1);
            }
            end(call, failure);
        } else {
            retryAfter(call, plan, delayNs);
        }
    }

    private void retryAfter(Call call, CallPlan plan, long delayNs) {
        if (call.isCounted()) {
            edge.figures.add(CallCount.RETRIES, 1);
        }
        plan.retries++;
        plan.lastBackoffNs = delayNs;
        if (delayNs == 0) {
            attempt(call, false);
        } else {
            plan.retryNs = simulation.now() + delayNs;
            plan(call);
        }
    }

    /** Sets the call's timer to whatever comes next of it. */
    private void plan(Call call) {
        if (!spec.isTimed() && call.deadlineNs == Call.NEVER) {
            return;
        }
        long nextNs = Math.min(call.deadlineNs, Math.min(call.retryNs(), call.hedgeNs()));
        for (Attempt at = call.newest(); at != null; at = call.olderThan(at)) {
            nextNs = Math.min(nextNs, timeoutOf(at));
        }
        if (nextNs != Call.NEVER) {
            run.calls().planOf(call).wakeAt(nextNs);
        } else if (call.plan != null) {
            call.plan.sleep();
        }
    }

    private long timeoutOf(Attempt attempt) {
        return spec.timeoutNs == 0 ? Call.NEVER : attempt.sentNs() + spec.timeoutNs;
    }

    /** The call's timer has come up. */
    void wake(Call call) {
        long nowNs = simulation.now();
        if (nowNs >= call.deadlineNs) {
            end(call, Failure.DEADLINE);
            return;
        }
        CallPlan plan = run.calls().planOf(call);
        boolean timedOut = dropTimedOut(call);
        if (timedOut && call.newest() == null) {
            plan.hedgeNs = Call.NEVER;
            tryAgain(call, Failure.TIMEOUT);
        } else if (nowNs >= plan.retryNs) {
            plan.retryNs = Call.NEVER;
            attempt(call, false);
        } else if (nowNs >= plan.hedgeNs) {
            hedge(call, plan);
        } else {
            plan(call);
        }
    }

    private boolean dropTimedOut(Call call) {
        boolean dropped = false;
        Attempt at = call.newest();
        while (at != null) {
            Attempt next = call.olderThan(at);
            if (simulation.now() >= timeoutOf(at)) {
                call.remove(at);
                learned(at, Failure.TIMEOUT);
                if (call.isCounted()) {
                    edge.figures.add(CallCount.TIMEOUTS, 1);
                }
                if (budget != null) {
                    budget.ended(false);
                }
                abandon(at);
                dropped = true;
            }
            at = next;
        }
        return dropped;
    }

    private void hedge(Call call, CallPlan plan) {
        HedgeSpec hedge = spec.hedge;
        if (hedge == null || call.newest() == null) {
            plan.hedgeNs = Call.NEVER;
            plan(call);
            return;
        }
        plan.hedges++;
        if (call.isCounted()) {
            edge.figures.add(CallCount.HEDGES, 1);
        }
        plan.hedgeNs = plan.hedges < hedge.most() ? simulation.now() + Math.max(1, edge.hedgeDelayNs()) : Call.NEVER;
        attempt(call, true);
    }

    /** What became of an attempt, in the eyes of this caller. */
    private void learned(Attempt attempt, @Nullable Failure failure) {
        guards.ended(attempt, failure);
        callee.learned(attempt, failure);
    }

    /** Gives up an attempt that is no longer in its call's list. */
    private void abandon(Attempt attempt) {
        if (attempt.place != Attempt.Place.WAITING) {
            callee.abandoned(attempt, spec.cancels);
        }
    }

    /** The process of this caller has crashed, with a cache that is its own. */
    void crash() {
        if (cache != null && !cache.isShared()) {
            cache.crash();
        }
    }

    /** The call's parent no longer wants it: it ends without telling anybody. */
    void withdraw(Call call) {
        release(call);
        if (cache != null) {
            cache.withdrawn(call);
        }
        run.calls().callEnded(call);
    }

    private void release(Call call) {
        if (call.plan != null) {
            call.plan.sleep();
        }
        for (Attempt at = call.newest(); at != null; at = call.newest()) {
            call.remove(at);
            guards.withdrawn();
            abandon(at);
        }
    }

    /** Ends the call; {@code failure} is null where it was answered well. */
    void end(Call call, @Nullable Failure failure) {
        if (failure == Failure.DEADLINE && call.newest() != null) {
            endOutstanding(call);
        }
        release(call);
        if (cache != null && cache.ended(this, call, failure)) {
            failure = null;
        }
        if (call.isCounted() && !call.detached) {
            if (failure == null) {
                edge.figures.add(CallCount.OK, 1);
            } else {
                edge.figures.addFailure(failure);
            }
        }
        Attempt parent = call.parent;
        if (parent != null) {
            parent.site.edge.callee.childEnded(parent, call, failure);
        } else if (!call.detached) {
            run.clientCallEnded(call, failure);
        }
        run.calls().callEnded(call);
    }

    /** The deadline ends what is out: to the guards that is a failure. */
    private void endOutstanding(Call call) {
        for (Attempt at = call.newest(); at != null; at = call.newest()) {
            call.remove(at);
            learned(at, Failure.DEADLINE);
            abandon(at);
        }
    }
}

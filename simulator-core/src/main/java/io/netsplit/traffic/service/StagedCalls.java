package io.netsplit.traffic.service;

import io.netsplit.random.Prng;
import org.jspecify.annotations.Nullable;

/**
 * What the servers of a service call before they answer: stages one after the other, and in each of them the calls that begin at
 * the same time, or one of several. Which calls there are is drawn by the attempt's number, and so the same for every variant.
 */
final class StagedCalls {
    private final GraphRun run;
    private final ServiceSpec spec;
    private final Prng choice;
    /** By server, stage and call. */
    private CallSite[][][] sites = {};

    StagedCalls(GraphRun run, ServiceSpec spec) {
        this.run = run;
        this.spec = spec;
        choice = run.simulation().random("service/" + spec.name + "/choice");
    }

    /** Tells what is called: {@code edges} by stage and call. */
    void connect(Edge[][] edges, int servers) {
        sites = new CallSite[servers][edges.length][];
        for (int server = 0; server < sites.length; server++) {
            for (int stage = 0; stage < edges.length; stage++) {
                sites[server][stage] = new CallSite[edges[stage].length];
                for (int call = 0; call < edges[stage].length; call++) {
                    sites[server][stage][call] = new CallSite(
                            run, edges[stage][call], server, spec.fleet.zones().ofServer(server));
                }
            }
        }
    }

    /** A server has crashed, and what it knew of those that it calls is gone. */
    void crash(int server) {
        for (CallSite[] stage : sites[server]) {
            for (CallSite site : stage) {
                site.crash();
            }
        }
    }

    /** Begins the attempt's stages from its present one on, as far as they need no wait. True where none is left. */
    boolean proceed(Attempt attempt) {
        attempt.starting = true;
        while (attempt.stage < spec.stages.size() && !attempt.complete) {
            startStage(attempt);
            if (attempt.neededCalls > 0 && !attempt.complete) {
                attempt.starting = false;
                return false;
            }
            attempt.stage++;
        }
        attempt.starting = false;
        attempt.complete = true;
        return true;
    }

    /** Makes the calls of the attempt's stage. They may end, and the attempt with them, before this returns. */
    private void startStage(Attempt attempt) {
        Stage stage = spec.stages.get(attempt.stage);
        CallSite[] calls = sites[attempt.server()][attempt.stage];
        if (stage.isOneOf()) {
            int which = choose(stage, attempt);
            int copies = which < 0 ? 0 : 1;
            attempt.pendingCalls = copies;
            attempt.neededCalls = copies;
            if (which >= 0) {
                start(attempt, calls[which], which, 0);
            }
            return;
        }
        attempt.pendingCalls = 0;
        attempt.neededCalls = 0;
        for (CallSite call : calls) {
            attempt.pendingCalls += call.spec.copies;
            attempt.neededCalls += call.spec.need;
        }
        for (int which = 0; which < calls.length; which++) {
            for (int copy = 0; copy < calls[which].spec.copies; copy++) {
                if (!attempt.complete && attempt.neededCalls > 0) {
                    start(attempt, calls[which], which, copy);
                }
            }
        }
    }

    private int choose(Stage stage, Attempt attempt) {
        double all = stage.nothingShare();
        for (CallSpec call : stage.calls()) {
            all += call.share;
        }
        choice.jumpTo(Mix.of(attempt.number(), attempt.stage));
        double point = choice.nextDouble() * all;
        for (int i = 0; i < stage.calls().size(); i++) {
            point -= stage.calls().get(i).share;
            if (point < 0) {
                return i;
            }
        }
        return -1;
    }

    private void start(Attempt attempt, CallSite site, int which, int copy) {
        long number = Mix.of(Mix.of(attempt.number(), (long) attempt.stage << 32 | which), copy);
        Call call = run.calls().take(site, number, attempt.intendedNs()).onBehalfOf(attempt);
        call.nextSibling = attempt.firstChild;
        if (attempt.firstChild != null) {
            attempt.firstChild.previousSibling = call;
        }
        attempt.firstChild = call;
        site.start(call);
    }

    private static void unlink(Attempt parent, Call call) {
        if (call.previousSibling == null) {
            parent.firstChild = call.nextSibling;
        } else {
            call.previousSibling.nextSibling = call.nextSibling;
        }
        if (call.nextSibling != null) {
            call.nextSibling.previousSibling = call.previousSibling;
        }
    }

    /**
     * A call on behalf of {@code parent} has ended. True where that was the last that the attempt waited for, or one too many has
     * failed: then it is complete.
     */
    boolean ended(Attempt parent, Call call, @Nullable Failure failure) {
        unlink(parent, call);
        if (parent.complete || parent.neededCalls == 0) {
            return false;
        }
        parent.pendingCalls--;
        if (failure == null) {
            parent.version = call.version;
            parent.neededCalls--;
            if (parent.neededCalls == 0) {
                withdraw(parent);
                if (!parent.starting) {
                    parent.stage++;
                    return proceed(parent);
                }
            }
        } else if (parent.pendingCalls < parent.neededCalls) {
            parent.failure = Failure.ERROR;
            withdraw(parent);
            parent.complete = true;
            return !parent.starting;
        }
        return false;
    }

    /** Nobody wants the answers of what the attempt has called. */
    static void withdraw(Attempt attempt) {
        for (Call child = attempt.firstChild; child != null; child = attempt.firstChild) {
            unlink(attempt, child);
            child.site.withdraw(child);
        }
    }
}

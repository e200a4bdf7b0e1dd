package io.netsplit.traffic.service;

import io.netsplit.kernel.Simulation;
import io.netsplit.kernel.Timer;
import org.jspecify.annotations.Nullable;

/** Calls that are used again and again, with their timers, which are made when they are first needed. */
final class CallPool {
    private final Simulation simulation;
    private @Nullable Call free;
    private long inFlight;

    CallPool(Simulation simulation) {
        this.simulation = simulation;
    }

    Call take(CallSite site, long number) {
        Call call = free;
        if (call == null) {
            call = new Call(site);
        } else {
            free = call.nextSibling;
        }
        inFlight++;
        return call.renew(site, number, simulation.now());
    }

    Timer timerOf(Call call) {
        Timer timer = call.timer;
        if (timer == null) {
            timer = simulation.timer(call);
            call.timer = timer;
        }
        return timer;
    }

    void giveBack(Call call) {
        call.nextSibling = free;
        free = call;
        inFlight--;
    }

    long inFlight() {
        return inFlight;
    }
}

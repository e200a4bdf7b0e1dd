package io.netsplit.traffic.service;

import io.netsplit.kernel.Simulation;
import org.jspecify.annotations.Nullable;

/** Attempts that are used again and again: as many are made as were ever in flight at once. */
final class AttemptPool {
    private final Simulation simulation;
    private @Nullable Attempt free;
    private long made;
    private long inFlight;

    AttemptPool(Simulation simulation) {
        this.simulation = simulation;
    }

    Attempt take(Edge edge, Call call, long number) {
        Attempt attempt = free;
        if (attempt == null) {
            attempt = new Attempt(edge);
            made++;
        } else {
            free = (Attempt) attempt.next();
            attempt.next(null);
        }
        inFlight++;
        return attempt.renew(call, edge, number, simulation.now());
    }

    void giveBack(Attempt attempt) {
        attempt.life++;
        attempt.call = null;
        attempt.next(free);
        free = attempt;
        inFlight--;
    }

    long inFlight() {
        return inFlight;
    }

    long made() {
        return made;
    }
}

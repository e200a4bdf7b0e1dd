package io.netsplit.traffic.service;

import io.netsplit.kernel.Simulation;
import io.netsplit.traffic.resilience.ConcurrencyLimit;
import io.netsplit.traffic.resilience.RateLimiter;
import io.netsplit.traffic.server.Server;
import org.jspecify.annotations.Nullable;

/** How one server protects itself; see {@link AdmissionSpec}. A request whose deadline has passed is not begun in any case. */
final class Admission {
    private static final int PRIORITIES = 16;

    private final AdmissionSpec spec;
    private final Simulation simulation;
    private final @Nullable RateLimiter limiter;
    private final @Nullable ConcurrencyLimit concurrency;
    private int inFlight;
    private long emptyNs;

    Admission(AdmissionSpec spec, Simulation simulation) {
        this.spec = spec;
        this.simulation = simulation;
        limiter = spec.limiter() == null ? null : spec.limiter().create();
        concurrency = spec.concurrency() == null ? null : spec.concurrency().create();
    }

    boolean admits(Server server, Attempt attempt) {
        if (spec.longestQueue() > 0 && server.present() >= mostFor(attempt)) {
            return false;
        }
        if (concurrency != null && inFlight >= concurrency.limit()) {
            return false;
        }
        if (limiter != null && limiter.acquireNs(simulation.now()) != 0) {
            return false;
        }
        inFlight++;
        attempt.inFlightAtServer = inFlight;
        return true;
    }

    private double mostFor(Attempt attempt) {
        return spec.byPriority() ? spec.longestQueue() * (attempt.priority() + 1.0) / PRIORITIES : spec.longestQueue();
    }

    boolean begins(Attempt attempt) {
        long nowNs = simulation.now();
        if (attempt.toldDeadlineNs() <= nowNs) {
            return false;
        }
        AdmissionSpec.Codel codel = spec.codel();
        if (codel == null) {
            return true;
        }
        long waitedNs = nowNs - attempt.arrivedNs();
        if (waitedNs == 0) {
            emptyNs = nowNs;
        }
        return waitedNs <= (nowNs - emptyNs > codel.intervalNs() ? codel.targetNs() : codel.intervalNs());
    }

    /** The server answers an attempt that it had taken. */
    void ended(Attempt attempt) {
        inFlight--;
        if (concurrency != null) {
            concurrency.ended(simulation.now() - attempt.arrivedNs(), attempt.inFlightAtServer, false);
        }
    }

    /** An attempt that the server had taken is gone without an answer. */
    void left(Attempt attempt, boolean wasShed) {
        inFlight--;
        if (concurrency != null && wasShed) {
            concurrency.ended(simulation.now() - attempt.arrivedNs(), attempt.inFlightAtServer, true);
        }
    }
}

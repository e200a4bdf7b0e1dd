package io.netsplit.traffic.service;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.netsplit.kernel.Simulation;
import io.netsplit.random.Prng;
import io.netsplit.traffic.resilience.AdaptiveThrottle;
import io.netsplit.traffic.resilience.Breaker;
import io.netsplit.traffic.resilience.ConcurrencyLimit;
import io.netsplit.traffic.resilience.RateLimiter;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What one caller asks itself before it sends an attempt. The bulkhead is Resilience4j's, without a wait: its wait would block
 * a thread, and a run has only one.
 */
final class Guards {
    private final Simulation simulation;
    private final CallFigures figures;
    private final Prng random;
    private final @Nullable AdaptiveThrottle throttle;
    private final @Nullable Breaker breaker;
    private final @Nullable RateLimiter limiter;
    private final @Nullable ConcurrencyLimit concurrency;
    private final @Nullable Bulkhead bulkhead;
    private int inFlight;
    private long waitNs;

    Guards(Simulation simulation, Edge edge, String stream) {
        this.simulation = simulation;
        figures = edge.figures;
        random = simulation.random(stream + "/throttle");
        CallSpec spec = edge.spec;
        throttle = spec.throttle == null ? null : new AdaptiveThrottle(spec.throttle);
        breaker = spec.breaker == null ? null : new Breaker(spec.breaker, simulation::now);
        limiter = spec.limiter == null ? null : spec.limiter.create();
        concurrency = spec.concurrency == null ? null : spec.concurrency.create();
        bulkhead = spec.bulkhead == 0 ? null : bulkhead(spec.bulkhead);
    }

    private static Bulkhead bulkhead(int calls) {
        BulkheadConfig config = BulkheadConfig.custom()
                .maxConcurrentCalls(calls)
                .maxWaitDuration(Duration.ZERO)
                .build();
        return Bulkhead.of("bulkhead", config);
    }

    /** Why the attempt may not be sent; null where it may, after {@link #waitNs}. */
    @Nullable
    Failure enter() {
        if (throttle != null && !throttle.tryAcquire(simulation.now(), random)) {
            return Failure.THROTTLED;
        }
        if (breaker != null && !isPermitted(breaker)) {
            return Failure.BREAKER_OPEN;
        }
        Failure refusal = enterBehindBreaker();
        if (refusal != null) {
            if (breaker != null) {
                breaker.withdrawn();
            }
            return refusal;
        }
        inFlight++;
        return null;
    }

    private boolean isPermitted(Breaker asked) {
        long changesBefore = asked.changes();
        boolean permitted = asked.tryAcquire();
        figures.add(CallCount.BREAKER_CHANGES, asked.changes() - changesBefore);
        return permitted;
    }

    private @Nullable Failure enterBehindBreaker() {
        if (concurrency != null && inFlight >= concurrency.limit()) {
            return Failure.LIMITED;
        }
        if (bulkhead != null && !bulkhead.tryAcquirePermission()) {
            return Failure.BULKHEAD_FULL;
        }
        waitNs = limiter == null ? 0 : limiter.acquireNs(simulation.now());
        if (waitNs == RateLimiter.REFUSED) {
            if (bulkhead != null) {
                bulkhead.releasePermission();
            }
            return Failure.RATE_LIMITED;
        }
        return null;
    }

    /** How long the attempt that may be sent has to wait for that. */
    long waitNs() {
        return waitNs;
    }

    /** Attempts that were let through and have not ended, the last one included. */
    int inFlight() {
        return inFlight;
    }

    /** An attempt has ended; {@code failure} is null where it was answered well. */
    void ended(Attempt attempt, @Nullable Failure failure) {
        inFlight--;
        long latencyNs = simulation.now() - attempt.sentNs();
        if (bulkhead != null) {
            bulkhead.onComplete();
        }
        if (throttle != null && (failure == null || failure == Failure.ERROR)) {
            throttle.accepted(simulation.now());
        }
        if (concurrency != null) {
            concurrency.ended(latencyNs, attempt.inFlightAtStart, failure != null && failure != Failure.ERROR);
        }
        if (breaker != null) {
            long changesBefore = breaker.changes();
            long openedBefore = breaker.opened();
            breaker.ended(failure == null, latencyNs);
            figures.add(CallCount.BREAKER_CHANGES, breaker.changes() - changesBefore);
            figures.add(CallCount.BREAKER_OPENED, breaker.opened() - openedBefore);
        }
    }

    /** An attempt is given up because another was answered: it says nothing about the callee. */
    void withdrawn() {
        inFlight--;
        if (bulkhead != null) {
            bulkhead.onComplete();
        }
        if (breaker != null) {
            breaker.withdrawn();
        }
    }

    @Nullable
    Breaker breaker() {
        return breaker;
    }
}

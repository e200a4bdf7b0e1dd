package io.netsplit.traffic.resilience;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * A circuit breaker (Nygard, "Release It!", 2007, chapter 5): Resilience4j's own, under virtual time. Its clock and its
 * time stamps are ours; the change from open to half open is made by the next call and not by a timer, because the
 * library's timer is a thread; its event publisher, which stamps events with the wall clock, has no consumer and so makes
 * none.
 */
public final class Breaker {
    /** What the library counts; without a stack trace, because nobody reads one. */
    private final RuntimeException failed = new RuntimeException("failed", null, false, false) {};

    private final CircuitBreaker breaker;
    private CircuitBreaker.State last = CircuitBreaker.State.CLOSED;
    private long changes;
    private long opened;

    public Breaker(BreakerSpec spec, LongSupplier nowNs) {
        CircuitBreakerConfig config = CircuitBreakerConfig.custom()
                .failureRateThreshold((float) spec.failureRatePercent())
                .slowCallRateThreshold((float) spec.slowRatePercent())
                .slowCallDurationThreshold(Duration.ofNanos(spec.slowCallNs()))
                .slidingWindow(
                        spec.windowSize(),
                        spec.minimumCalls(),
                        spec.window() == BreakerSpec.Window.CALLS
                                ? CircuitBreakerConfig.SlidingWindowType.COUNT_BASED
                                : CircuitBreakerConfig.SlidingWindowType.TIME_BASED)
                .waitDurationInOpenState(Duration.ofNanos(spec.waitOpenNs()))
                .permittedNumberOfCallsInHalfOpenState(spec.halfOpenCalls())
                .automaticTransitionFromOpenToHalfOpenEnabled(false)
                .clock(new VirtualClock(nowNs))
                .currentTimestampFunction(clock -> nowNs.getAsLong(), TimeUnit.NANOSECONDS)
                .build();
        breaker = CircuitBreaker.of("breaker", config);
    }

    /** Whether a call may go on; each one that may is told of by {@link #ended} or {@link #withdrawn}. */
    public boolean tryAcquire() {
        boolean permitted = breaker.tryAcquirePermission();
        note();
        return permitted;
    }

    public void ended(boolean ok, long durationNs) {
        if (ok) {
            breaker.onSuccess(durationNs, TimeUnit.NANOSECONDS);
        } else {
            breaker.onError(durationNs, TimeUnit.NANOSECONDS, failed);
        }
        note();
    }

    /** A call that was let through ends without a result. */
    public void withdrawn() {
        breaker.releasePermission();
    }

    private void note() {
        CircuitBreaker.State now = breaker.getState();
        if (now != last) {
            last = now;
            changes++;
            if (now == CircuitBreaker.State.OPEN) {
                opened++;
            }
        }
    }

    public boolean isClosed() {
        return last == CircuitBreaker.State.CLOSED;
    }

    public boolean isOpen() {
        return last == CircuitBreaker.State.OPEN;
    }

    /** How often its state changed. */
    public long changes() {
        return changes;
    }

    /** How often it opened. */
    public long opened() {
        return opened;
    }

    @Override
    public String toString() {
        return last.toString();
    }
}

package io.netsplit.real.hosted;

import io.netsplit.kernel.Timer;
import io.netsplit.node.Clock;
import java.time.Instant;

/**
 * The machine's clocks, as wrong as the run wants them: the wall clock by an error, and both by a drift. Only what the hosted
 * process reads goes through it; timers that are set keep the rate at which they were set. Used by one thread.
 */
final class SkewedClock implements Clock {
    private static final long NS_PER_SECOND = 1_000_000_000;
    private static final long MILLION = 1_000_000;

    private long errorNs;
    private long driftPpm;
    private long sinceNs = System.nanoTime();
    private long monotonicAheadNs;

    /** From now on the wall clock is ahead by this, and both clocks gain {@code ppm} microseconds per second. */
    void set(long aheadNs, long ppm) {
        long nowNs = System.nanoTime();
        monotonicAheadNs += gainedNs(nowNs);
        errorNs = aheadNs;
        driftPpm = ppm;
        sinceNs = nowNs;
    }

    @Override
    public long wallNs() {
        Instant now = Instant.now();
        return now.getEpochSecond() * NS_PER_SECOND + now.getNano() + errorNs + gainedNs(System.nanoTime());
    }

    @Override
    public long monotonicNs() {
        long nowNs = System.nanoTime();
        return nowNs + monotonicAheadNs + gainedNs(nowNs);
    }

    private long gainedNs(long nowNs) {
        return (nowNs - sinceNs) / MILLION * driftPpm;
    }

    /** A timer whose delays are measured on the monotonic clock. */
    Timer timer(Timer exact) {
        return new Timer() {
            @Override
            public void set(long delayNs) {
                exact.set(driftPpm == 0 ? delayNs : (long) ((double) delayNs * MILLION / (MILLION + driftPpm)));
            }

            @Override
            public void cancel() {
                exact.cancel();
            }

            @Override
            public boolean isSet() {
                return exact.isSet();
            }
        };
    }
}

package io.netsplit.real.hosted;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.kernel.Timer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A hosted process reads clocks that are as wrong as it is told. */
class SkewedClockTest {
    private static final long HOUR_NS = 3_600_000_000_000L;

    private final SkewedClock clock = new SkewedClock();
    private final SkewedClock exact = new SkewedClock();

    private long wallAheadNs() {
        return clock.wallNs() - exact.wallNs();
    }

    @Test
    void theWallClockJumpsBothWaysAndTheMonotonicOneDoesNot() {
        long beforeNs = clock.monotonicNs();
        clock.set(2 * HOUR_NS, 0);
        assertThat(wallAheadNs()).isBetween(HOUR_NS, 3 * HOUR_NS);
        assertThat(clock.monotonicNs() - beforeNs).isBetween(0L, HOUR_NS);
        clock.set(-2 * HOUR_NS, 0);
        assertThat(wallAheadNs()).isBetween(-3 * HOUR_NS, -HOUR_NS);
        assertThat(clock.monotonicNs()).isGreaterThanOrEqualTo(beforeNs);
    }

    @Test
    void aDriftMovesBothAndIsKeptWhenItEnds() {
        long machineNs = System.nanoTime();
        // A million ppm: everything passes twice as fast.
        clock.set(0, 1_000_000);
        while (System.nanoTime() - machineNs < 20_000_000) {
            Thread.onSpinWait();
        }
        clock.set(0, 0);
        long aheadNs = clock.monotonicNs() - System.nanoTime();
        assertThat(aheadNs).isGreaterThan(15_000_000);
        assertThat(clock.monotonicNs() - System.nanoTime()).isBetween(aheadNs - 1_000_000_000, aheadNs + 1_000_000_000);
    }

    @Test
    void timersOfAFastClockFireEarly() {
        List<Long> set = new ArrayList<>();
        Timer timer = clock.timer(new Timer() {
            @Override
            public void set(long delayNs) {
                set.add(delayNs);
            }

            @Override
            public void cancel() {
                set.clear();
            }

            @Override
            public boolean isSet() {
                return !set.isEmpty();
            }
        });
        timer.set(1_000);
        clock.set(0, 250_000);
        timer.set(1_000);
        assertThat(set).containsExactly(1_000L, 800L);
        assertThat(timer.isSet()).isTrue();
        timer.cancel();
        assertThat(timer.isSet()).isFalse();
    }
}

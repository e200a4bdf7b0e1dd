package io.netsplit.traffic.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.random.Prng;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The libraries that run under virtual time take no time and no chance from anywhere else. */
class LibrariesTest {
    private static final long MS = 1_000_000;
    /** Three days, and no multiple of anything. */
    private static final long SHIFT_NS = 3 * 86_400_000_000_123L * 1000;

    private long nowNs;

    @Test
    void aBreakerIsTheSameTwiceAndFromAnotherStart() {
        for (BreakerSpec.Window window : BreakerSpec.Window.values()) {
            List<String> first = breaker(window, 0);
            assertThat(first).contains("OPEN", "HALF_OPEN", "CLOSED");
            assertThat(breaker(window, 0)).isEqualTo(first);
        }
        assertThat(breaker(BreakerSpec.Window.CALLS, SHIFT_NS)).isEqualTo(breaker(BreakerSpec.Window.CALLS, 0));
        // A window of seconds begins with the epoch's seconds: a whole number of them changes nothing.
        assertThat(breaker(BreakerSpec.Window.SECONDS, 7_000_000_000L))
                .isEqualTo(breaker(BreakerSpec.Window.SECONDS, 0));
    }

    private List<String> breaker(BreakerSpec.Window window, long startNs) {
        nowNs = startNs;
        Prng random = Prng.of(1, "breaker");
        Breaker breaker = new Breaker(
                BreakerSpec.DEFAULT
                        .withWindow(window, window == BreakerSpec.Window.CALLS ? 10 : 2, 5)
                        .withOpen(200 * MS, 3),
                () -> nowNs);
        List<String> states = new ArrayList<>();
        for (int i = 0; i < 5000; i++) {
            nowNs += random.between(1, 20 * MS);
            if (breaker.tryAcquire()) {
                breaker.ended(random.chance(i / 500 % 2 == 0 ? 0.8 : 0.3), random.between(1, 100 * MS));
            }
            states.add(breaker.toString());
        }
        return states;
    }

    @Test
    void aBreakerStartsNoThread() {
        int before = Thread.getAllStackTraces().size();
        breaker(BreakerSpec.Window.CALLS, 0);
        assertThat(Thread.getAllStackTraces().keySet().stream().map(Thread::getName))
                .noneMatch(name -> name.toLowerCase(Locale.ROOT).contains("circuit"));
        assertThat(Thread.getAllStackTraces().size()).isLessThanOrEqualTo(before + 1);
    }

    @Test
    void aBreakerLetsOneMoreThroughOnlyWhenItsWaitIsOver() {
        nowNs = 0;
        Breaker breaker = new Breaker(
                BreakerSpec.DEFAULT.withWindow(BreakerSpec.Window.CALLS, 1, 1).withOpen(5000 * MS, 1), () -> nowNs);
        assertThat(breaker.tryAcquire()).isTrue();
        breaker.ended(false, MS);
        nowNs = 4999 * MS;
        assertThat(breaker.tryAcquire()).isFalse();
        nowNs = 5001 * MS;
        assertThat(breaker.tryAcquire()).isTrue();
        assertThat(breaker).hasToString("HALF_OPEN");
        assertThat(breaker.tryAcquire()).isFalse();
        breaker.ended(true, MS);
        assertThat(breaker).hasToString("CLOSED");
        assertThat(breaker.opened()).isEqualTo(1);
        assertThat(breaker.changes()).isEqualTo(3);
    }

    /** The reference trace of a window of ten calls: seconds, and whether the call ends well. */
    @Test
    void aBreakerFollowsItsDocumentation() {
        Breaker breaker = new Breaker(
                BreakerSpec.DEFAULT.withWindow(BreakerSpec.Window.CALLS, 10, 10).withOpen(5000 * MS, 3), () -> nowNs);
        boolean[] ends = {true, true, false, true, false, false, true, true, false, false};
        for (int i = 0; i < ends.length; i++) {
            nowNs = (i + 1) * 100 * MS;
            assertThat(breaker).hasToString("CLOSED");
            assertThat(breaker.tryAcquire()).isTrue();
            breaker.ended(ends[i], MS);
        }
        assertThat(breaker).as("5 of 10 is 50 %").hasToString("OPEN");
        nowNs = 1100 * MS;
        assertThat(breaker.tryAcquire()).isFalse();
        boolean[] trials = {true, true, false};
        for (int i = 0; i < trials.length; i++) {
            nowNs = (6100 + 100 * i) * MS;
            assertThat(breaker.tryAcquire()).isTrue();
            assertThat(breaker).hasToString("HALF_OPEN");
            breaker.ended(trials[i], MS);
        }
        assertThat(breaker).as("1 of 3 is 33 %").hasToString("CLOSED");
        nowNs = 6400 * MS;
        assertThat(breaker.tryAcquire()).isTrue();
        breaker.ended(false, MS);
        assertThat(breaker).as("the window has begun anew").hasToString("CLOSED");
    }

    @Test
    void aBreakerOpensOnSlowCalls() {
        Breaker breaker = new Breaker(
                BreakerSpec.DEFAULT.withWindow(BreakerSpec.Window.CALLS, 4, 4).withSlowCalls(100 * MS, 50),
                () -> nowNs);
        for (int i = 0; i < 4; i++) {
            assertThat(breaker.tryAcquire()).isTrue();
            breaker.ended(true, i < 2 ? 10 * MS : 200 * MS);
        }
        assertThat(breaker.isOpen()).isTrue();
    }

    @Test
    void aTokenBucketIsTheSameTwiceAndFromAnotherStart() {
        List<Boolean> first = bucket(0);
        assertThat(first).contains(true, false);
        assertThat(bucket(0)).isEqualTo(first);
        assertThat(bucket(SHIFT_NS)).isEqualTo(first);
    }

    private static List<Boolean> bucket(long startNs) {
        Prng random = Prng.of(1, "bucket");
        RateLimiter limiter = new LimiterSpec.TokenBucket(100, 1000 * MS, 20).create();
        List<Boolean> admitted = new ArrayList<>();
        long nowNs = startNs;
        // A bucket is full when it is made, which is now.
        limiter.acquireNs(nowNs);
        for (int i = 0; i < 5000; i++) {
            nowNs += random.between(1, 15 * MS);
            admitted.add(limiter.acquireNs(nowNs) == 0);
        }
        return admitted;
    }
}

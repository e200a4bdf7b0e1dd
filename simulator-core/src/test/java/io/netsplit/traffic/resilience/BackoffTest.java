package io.netsplit.traffic.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netsplit.random.Prng;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private final Prng random = Prng.of(1, "backoff");

    @Test
    void exponentialDoublesUpToItsCap() {
        Backoff backoff = new Backoff.Exponential(100, 1000, Backoff.Jitter.NONE);
        assertThat(backoff.delayNs(1, 0, random)).isEqualTo(100);
        assertThat(backoff.delayNs(2, 0, random)).isEqualTo(200);
        assertThat(backoff.delayNs(4, 0, random)).isEqualTo(800);
        assertThat(backoff.delayNs(5, 0, random)).isEqualTo(1000);
        assertThat(backoff.delayNs(1000, 0, random)).isEqualTo(1000);
    }

    @Test
    void aLargeBaseDoesNotOverflow() {
        Backoff backoff = new Backoff.Exponential(1L << 59, 1L << 60, Backoff.Jitter.NONE);
        assertThat(backoff.delayNs(50, 0, random)).isEqualTo(1L << 60);
    }

    @Test
    void jitterStaysInItsRange() {
        long leastEqual = Long.MAX_VALUE;
        long leastFull = Long.MAX_VALUE;
        long before = 0;
        for (int i = 0; i < 10_000; i++) {
            long equal = new Backoff.Exponential(100, 1000, Backoff.Jitter.EQUAL).delayNs(3, 0, random);
            long full = new Backoff.Exponential(100, 1000, Backoff.Jitter.FULL).delayNs(3, 0, random);
            assertThat(equal).isBetween(200L, 400L);
            assertThat(full).isBetween(0L, 400L);
            leastEqual = Math.min(leastEqual, equal);
            leastFull = Math.min(leastFull, full);
            long decorrelated = new Backoff.Decorrelated(100, 1000).delayNs(1, before, random);
            assertThat(decorrelated).isBetween(100L, Math.min(1000, Math.max(300, 3 * before)));
            before = decorrelated;
        }
        assertThat(leastEqual).isLessThan(205);
        assertThat(leastFull).isLessThan(5);
    }

    @Test
    void aCapBelowTheBaseIsRefused() {
        assertThatThrownBy(() -> new Backoff.Decorrelated(100, 50)).hasMessageContaining("its cap at least that");
    }
}

package io.netsplit.traffic.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.random.Prng;
import org.junit.jupiter.api.Test;

class PoliciesTest {
    private static final long SECOND = 1_000_000_000;
    private static final long MS = 1_000_000;

    @Test
    void aShareBudgetAllowsAFifthOfTheCallsAndItsReserve() {
        RetryBudget budget = new BudgetSpec.Share(0.2, 1, 10 * SECOND).create();
        for (int i = 0; i < 100; i++) {
            budget.called(SECOND);
        }
        int allowed = 0;
        while (budget.tryRetry(SECOND)) {
            allowed++;
        }
        // A fifth of 100, and one for each of the 10 seconds of memory.
        assertThat(allowed).isEqualTo(30);
        assertThat(budget.tryRetry(12 * SECOND)).isTrue();
    }

    @Test
    void tokensStopRetriesBelowHalf() {
        RetryBudget budget = new BudgetSpec.Tokens(10, 0.5).create();
        for (int i = 0; i < 4; i++) {
            budget.ended(false);
        }
        assertThat(budget.tryRetry(0)).isTrue();
        budget.ended(false);
        assertThat(budget.tryRetry(0)).isFalse();
        budget.ended(true);
        assertThat(budget.tryRetry(0)).isTrue();
    }

    @Test
    void aThrottleRefusesWithTheProbabilityOfTheBook() {
        assertThat(AdaptiveThrottle.refusalProbability(1000, 500, 2)).isZero();
        assertThat(AdaptiveThrottle.refusalProbability(1000, 1000, 2)).isZero();
        assertThat(AdaptiveThrottle.refusalProbability(1000, 100, 2)).isEqualTo(800.0 / 1001);
    }

    @Test
    void aThrottleSendsABackEndThatRejectsLittle() {
        AdaptiveThrottle throttle = new AdaptiveThrottle(AdaptiveThrottle.Spec.DEFAULT);
        Prng random = Prng.of(1, "throttle");
        int sent = 0;
        int accepted = 0;
        for (int i = 0; i < 100_000; i++) {
            long nowNs = i * 10 * MS;
            if (throttle.tryAcquire(nowNs, random)) {
                sent++;
                if (i % 10 == 0) {
                    throttle.accepted(nowNs);
                    accepted++;
                }
            }
        }
        // In balance, requests that come through are K times the accepted ones, as far as a tenth of them allows.
        assertThat(sent).isLessThan(20_000);
        assertThat(accepted).isPositive();
    }

    @Test
    void aLeakyBucketSpacesRequestsEvenly() {
        RateLimiter limiter = new LimiterSpec.LeakyBucket(10, SECOND, 3).create();
        assertThat(limiter.acquireNs(0)).isZero();
        assertThat(limiter.acquireNs(0)).isEqualTo(100 * MS);
        assertThat(limiter.acquireNs(0)).isEqualTo(200 * MS);
        assertThat(limiter.acquireNs(0)).isEqualTo(RateLimiter.REFUSED);
        assertThat(limiter.acquireNs(100 * MS)).isEqualTo(200 * MS);
    }

    @Test
    void limitsShrinkUnderLoadAndGrowWithout() {
        for (LimitSpec spec : new LimitSpec[] {
            new LimitSpec.Aimd(20, 200, 0.9, 50 * MS),
            new LimitSpec.Vegas(20, 200),
            new LimitSpec.Gradient(20, 200, 1.5)
        }) {
            ConcurrencyLimit limit = spec.create();
            for (int i = 0; i < 3000; i++) {
                limit.ended(10 * MS, limit.limit(), false);
            }
            int grown = limit.limit();
            assertThat(grown).as("%s", spec).isGreaterThan(40);
            for (int i = 0; i < 40; i++) {
                limit.ended(200 * MS, limit.limit(), false);
            }
            assertThat(limit.limit()).as("%s", spec).isLessThan(grown * 2 / 3);
            for (int i = 0; i < 1000; i++) {
                limit.ended(200 * MS, limit.limit(), true);
            }
            assertThat(limit.limit()).as("%s", spec).isEqualTo(1);
        }
    }
}

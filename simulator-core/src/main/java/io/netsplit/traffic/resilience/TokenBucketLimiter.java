package io.netsplit.traffic.resilience;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.local.SynchronizationStrategy;
import java.time.Duration;

/** See {@link LimiterSpec.TokenBucket}: Bucket4j under virtual time, with greedy refill and without locks. */
final class TokenBucketLimiter implements RateLimiter, TimeMeter {
    private final Bucket bucket;
    private long nowNs;

    TokenBucketLimiter(LimiterSpec.TokenBucket spec) {
        bucket = Bucket.builder()
                .addLimit(limit ->
                        limit.capacity(spec.burst()).refillGreedy(spec.limit(), Duration.ofNanos(spec.windowNs())))
                .withCustomTimePrecision(this)
                .withSynchronizationStrategy(SynchronizationStrategy.NONE)
                .build();
    }

    @Override
    public long acquireNs(long nowNs) {
        this.nowNs = nowNs;
        return bucket.tryConsume(1) ? 0 : REFUSED;
    }

    @Override
    public long currentTimeNanos() {
        return nowNs;
    }

    @Override
    public boolean isWallClockBased() {
        return false;
    }
}

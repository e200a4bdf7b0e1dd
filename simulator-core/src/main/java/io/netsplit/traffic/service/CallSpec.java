package io.netsplit.traffic.service;

import io.netsplit.traffic.cache.CacheSpec;
import io.netsplit.traffic.resilience.AdaptiveThrottle;
import io.netsplit.traffic.resilience.BreakerSpec;
import io.netsplit.traffic.resilience.LimitSpec;
import io.netsplit.traffic.resilience.LimiterSpec;
import io.netsplit.traffic.resilience.RetrySpec;
import org.jspecify.annotations.Nullable;

/**
 * A call from one service to another, or from the clients to the first, and the policies around it. From the outside in, they
 * are: cache, deadline, retry and hedge, adaptive throttle, circuit breaker, concurrency limit, bulkhead, rate limiter,
 * timeout. Each server of the calling service has policies of its own, as each process
 * has. What a policy of the caller's own refuses is not tried again.
 */
public final class CallSpec {
    final String to;
    final int copies;
    final int need;
    final double share;
    final long timeoutNs;
    final long deadlineNs;
    final boolean propagatesDeadline;
    final boolean cancels;
    final @Nullable RetrySpec retry;
    final @Nullable HedgeSpec hedge;
    final AdaptiveThrottle.@Nullable Spec throttle;
    final @Nullable BreakerSpec breaker;
    final @Nullable LimiterSpec limiter;
    final @Nullable LimitSpec concurrency;
    final int bulkhead;
    final @Nullable CacheSpec cache;

    private CallSpec(Builder builder) {
        to = builder.to;
        copies = builder.copies;
        need = builder.need == 0 ? builder.copies : builder.need;
        share = builder.share;
        timeoutNs = builder.timeoutNs;
        deadlineNs = builder.deadlineNs;
        propagatesDeadline = builder.propagatesDeadline;
        cancels = builder.cancels;
        retry = builder.retry;
        hedge = builder.hedge;
        throttle = builder.throttle;
        breaker = builder.breaker;
        limiter = builder.limiter;
        concurrency = builder.concurrency;
        bulkhead = builder.bulkhead;
        cache = builder.cache;
        if (copies < 1 || copies > 100_000 || need < 1 || need > copies) {
            throw new IllegalArgumentException("a call to " + to + " is made from 1 to 100,000 times, of which as many"
                    + " or fewer must be answered, not " + need + " of " + copies);
        }
        if (timeoutNs < 0 || deadlineNs < 0 || bulkhead < 0 || !(share > 0)) {
            throw new IllegalArgumentException(
                    "a timeout, a deadline and a bulkhead are 0, for none, or more, and a share is above 0");
        }
    }

    /** A call without any policy. */
    public static CallSpec plain(String to) {
        return new Builder(to).build();
    }

    /** A call with policies to be told. */
    public static Builder to(String service) {
        return new Builder(service);
    }

    public String to() {
        return to;
    }

    /** How many calls at once. */
    public int copies() {
        return copies;
    }

    /** In a {@link Stage#oneOf}: how often this call is the one. */
    public double share() {
        return share;
    }

    /** Whether a cache stands before it. */
    public boolean isCached() {
        return cache != null;
    }

    /** Whether a call may be abandoned or end by itself at some instant. */
    boolean isTimed() {
        return timeoutNs > 0 || deadlineNs > 0 || retry != null || hedge != null;
    }

    /** Builds a {@link CallSpec}. */
    public static final class Builder {
        private String to;
        private int copies = 1;
        private int need;
        private double share = 1;
        private long timeoutNs;
        private long deadlineNs;
        private boolean propagatesDeadline;
        private boolean cancels = true;
        private @Nullable RetrySpec retry;
        private @Nullable HedgeSpec hedge;
        private AdaptiveThrottle.@Nullable Spec throttle;
        private @Nullable BreakerSpec breaker;
        private @Nullable LimiterSpec limiter;
        private @Nullable LimitSpec concurrency;
        private int bulkhead;
        private @Nullable CacheSpec cache;

        private Builder(String to) {
            this.to = to;
        }

        /** Calls this service instead, with the same policies. */
        public Builder callee(String service) {
            to = service;
            return this;
        }

        /** A fan-out: so many calls at once, of which {@code needed} must be answered. */
        public Builder fanOut(int calls, int needed) {
            copies = calls;
            need = needed;
            return this;
        }

        /** In a {@link Stage#oneOf}: how often this call is the one. */
        public Builder share(double weight) {
            share = weight;
            return this;
        }

        /** After which an attempt is given up; none unless said otherwise. */
        public Builder timeoutNs(long durationNs) {
            timeoutNs = durationNs;
            return this;
        }

        /** After which the whole call is given up, with all its attempts; none unless said otherwise. */
        public Builder deadlineNs(long durationNs) {
            deadlineNs = durationNs;
            return this;
        }

        /**
         * Whether the callee is told how long the caller still waits: it does not begin what would come too late, and its own
         * calls have no later deadline (gRPC's deadline propagation).
         */
        public Builder propagatesDeadline(boolean tells) {
            propagatesDeadline = tells;
            return this;
        }

        /** Whether the callee is told that an attempt was given up, and drops it; it is, unless said otherwise. */
        public Builder cancels(boolean tells) {
            cancels = tells;
            return this;
        }

        public Builder retry(@Nullable RetrySpec how) {
            retry = how;
            return this;
        }

        public Builder hedge(@Nullable HedgeSpec how) {
            hedge = how;
            return this;
        }

        public Builder throttle(AdaptiveThrottle.@Nullable Spec how) {
            throttle = how;
            return this;
        }

        public Builder breaker(@Nullable BreakerSpec how) {
            breaker = how;
            return this;
        }

        public Builder limiter(@Nullable LimiterSpec how) {
            limiter = how;
            return this;
        }

        public Builder concurrency(@Nullable LimitSpec how) {
            concurrency = how;
            return this;
        }

        /** The most attempts of one caller that are in flight at once; 0, the default, for no bound. */
        public Builder bulkhead(int calls) {
            bulkhead = calls;
            return this;
        }

        public Builder cache(@Nullable CacheSpec how) {
            cache = how;
            return this;
        }

        public CallSpec build() {
            return new CallSpec(this);
        }
    }
}

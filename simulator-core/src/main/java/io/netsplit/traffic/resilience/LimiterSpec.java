package io.netsplit.traffic.resilience;

/** A rate limiter by its kind. A limit is a number of requests for each window. */
public sealed interface LimiterSpec {
    /** A limiter that has let nothing through yet. */
    RateLimiter create();

    /**
     * Tokens come at an even rate and are kept up to a burst; a request takes one. Bucket4j's own bucket.
     *
     * @param burst tokens at the start, and the most
     */
    record TokenBucket(int limit, long windowNs, int burst) implements LimiterSpec {
        public TokenBucket {
            checked(limit, windowNs);
            checked(burst, windowNs);
        }

        @Override
        public RateLimiter create() {
            return new TokenBucketLimiter(this);
        }
    }

    /**
     * A queue that leaks at an even rate: requests go through one by one, evenly spaced, and those that find it full are
     * refused (Turner, "New Directions in Communications", IEEE Communications Magazine 1986).
     *
     * @param room how many wait at most, the one that goes through next included
     */
    record LeakyBucket(int limit, long windowNs, int room) implements LimiterSpec {
        public LeakyBucket {
            checked(limit, windowNs);
            checked(room, windowNs);
        }

        @Override
        public RateLimiter create() {
            return new LeakyBucketLimiter(this);
        }
    }

    /** A counter that begins anew with each window: up to twice the limit passes around a boundary. */
    record FixedWindow(int limit, long windowNs) implements LimiterSpec {
        public FixedWindow {
            checked(limit, windowNs);
        }

        @Override
        public RateLimiter create() {
            return new FixedWindowLimiter(this);
        }
    }

    /** The instants of what passed in the last window: never more than the limit in any window, at the price of memory. */
    record SlidingLog(int limit, long windowNs) implements LimiterSpec {
        public SlidingLog {
            checked(limit, windowNs);
        }

        @Override
        public RateLimiter create() {
            return new SlidingLogLimiter(this);
        }
    }

    /** Two counters; the one of the window before counts in proportion to what of it lies in the last window. */
    record SlidingCounter(int limit, long windowNs) implements LimiterSpec {
        public SlidingCounter {
            checked(limit, windowNs);
        }

        @Override
        public RateLimiter create() {
            return new SlidingCounterLimiter(this);
        }
    }

    private static void checked(int limit, long windowNs) {
        if (limit < 1 || limit > 1_000_000_000 || windowNs < 1) {
            throw new IllegalArgumentException(
                    "a rate limit is at least 1 request in at least 1 ns, not " + limit + " in " + windowNs + " ns");
        }
    }
}

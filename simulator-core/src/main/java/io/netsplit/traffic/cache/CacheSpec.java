package io.netsplit.traffic.cache;

import io.netsplit.random.Prng;
import java.util.function.LongSupplier;

/**
 * A cache before a call.
 *
 * @param pattern who loads and who writes
 * @param eviction which entry goes when there is no room
 * @param capacity entries at most
 * @param ttlNs how long an entry is good; 0 for ever
 * @param slidingTtl whether a hit makes the entry good for as long again
 * @param refreshShare refresh-ahead: a hit after this share of the lifetime reloads in the background; 1 for never
 * @param earlyBeta XFetch: how eagerly a hit reloads early, 1 as published; 0 for never
 * @param singleFlight whether those that miss a key while it is loaded wait for that load
 * @param staleIfError whether an entry past its time is good enough when the load fails
 * @param invalidation which caches forget the key of a write
 * @param flushNs write-back: how long a write stays before it is sent to the origin
 * @param isShared whether all callers share one cache; otherwise each has its own
 */
public record CacheSpec(
        Pattern pattern,
        Eviction eviction,
        int capacity,
        long ttlNs,
        boolean slidingTtl,
        double refreshShare,
        double earlyBeta,
        boolean singleFlight,
        boolean staleIfError,
        Invalidation invalidation,
        long flushNs,
        boolean isShared) {
    /** Who loads an entry, and where a write goes. */
    public enum Pattern {
        /** The caller loads and puts; a write goes to the origin, and the entry is thrown out. */
        CACHE_ASIDE,
        /** The cache loads, one load for each key at a time; a write goes to the origin, and the entry is thrown out. */
        READ_THROUGH,
        /** As read-through; a write goes to the origin, and when that has answered, into the cache. */
        WRITE_THROUGH,
        /** As read-through; a write goes into the cache, is answered at once, and goes to the origin later. */
        WRITE_BACK
    }

    /** Which entry goes. */
    public enum Eviction {
        /** The one that was not used for longest. */
        LRU,
        /** The one that came first. */
        FIFO,
        /** The one that was asked for least often, counted for all keys that were ever asked for. */
        LFU,
        /** As Caffeine does, see {@link CaffeineStore}. */
        W_TINY_LFU
    }

    /** Which caches forget a key that was written. */
    public enum Invalidation {
        /** None: only the lifetime bounds how stale an entry is. */
        NONE,
        /** The writer's own. */
        OWN,
        /** All caches before calls to the same service, by a message that a cut between them and it loses. */
        ALL
    }

    public CacheSpec {
        if (capacity < 1 || ttlNs < 0 || flushNs < 0) {
            throw new IllegalArgumentException("a cache has room for at least 1 entry, and no time below 0");
        }
        if (!(refreshShare > 0 && refreshShare <= 1) || !(earlyBeta >= 0)) {
            throw new IllegalArgumentException(
                    "a refresh comes after a share of the lifetime above 0 and up to 1, and beta"
                            + " is 0 or more, not " + refreshShare + " and " + earlyBeta);
        }
        if (ttlNs == 0 && (slidingTtl || refreshShare < 1 || earlyBeta > 0 || staleIfError)) {
            throw new IllegalArgumentException(
                    "an entry that is good for ever slides to no time, is not refreshed and does not become stale");
        }
        if (slidingTtl && refreshShare < 1) {
            throw new IllegalArgumentException("a lifetime that each hit prolongs has no share after which to refresh");
        }
        if (pattern == Pattern.WRITE_BACK != flushNs > 0) {
            throw new IllegalArgumentException("a write-back cache, and no other, flushes after a time above 0");
        }
    }

    /** Cache-aside with LRU, entries good for ever, the writer's own entry thrown out, one cache for each caller. */
    public static CacheSpec of(int capacity) {
        return new CacheSpec(
                Pattern.CACHE_ASIDE, Eviction.LRU, capacity, 0, false, 1, 0, false, false, Invalidation.OWN, 0, false);
    }

    /** An empty store of this kind; {@code random} decides what the policy leaves to chance. */
    CacheStore store(Prng random, LongSupplier nowNs) {
        return switch (eviction) {
            case LRU -> new LinkedStore(capacity, true);
            case FIFO -> new LinkedStore(capacity, false);
            case LFU -> new LfuStore(capacity);
            case W_TINY_LFU ->
                SeededCaffeine.store(capacity, random, nowNs, ttlNs > 0 && !staleIfError, slidingTtl ? ttlNs : 0);
        };
    }

    /** Whether a miss waits for a load of its key that is under way. */
    public boolean coalesces() {
        return singleFlight || pattern != Pattern.CACHE_ASIDE;
    }

    public CacheSpec withPattern(Pattern how, long flushAfterNs) {
        return new CacheSpec(
                how,
                eviction,
                capacity,
                ttlNs,
                slidingTtl,
                refreshShare,
                earlyBeta,
                singleFlight,
                staleIfError,
                invalidation,
                flushAfterNs,
                isShared);
    }

    public CacheSpec withEviction(Eviction which) {
        return new CacheSpec(
                pattern,
                which,
                capacity,
                ttlNs,
                slidingTtl,
                refreshShare,
                earlyBeta,
                singleFlight,
                staleIfError,
                invalidation,
                flushNs,
                isShared);
    }

    public CacheSpec withTtl(long lifetimeNs, boolean slides) {
        return new CacheSpec(
                pattern,
                eviction,
                capacity,
                lifetimeNs,
                slides,
                refreshShare,
                earlyBeta,
                singleFlight,
                staleIfError,
                invalidation,
                flushNs,
                isShared);
    }

    public CacheSpec withRefresh(double share, double beta) {
        return new CacheSpec(
                pattern,
                eviction,
                capacity,
                ttlNs,
                slidingTtl,
                share,
                beta,
                singleFlight,
                staleIfError,
                invalidation,
                flushNs,
                isShared);
    }

    public CacheSpec withSingleFlight() {
        return new CacheSpec(
                pattern,
                eviction,
                capacity,
                ttlNs,
                slidingTtl,
                refreshShare,
                earlyBeta,
                true,
                staleIfError,
                invalidation,
                flushNs,
                isShared);
    }

    public CacheSpec withStaleIfError() {
        return new CacheSpec(
                pattern,
                eviction,
                capacity,
                ttlNs,
                slidingTtl,
                refreshShare,
                earlyBeta,
                singleFlight,
                true,
                invalidation,
                flushNs,
                isShared);
    }

    public CacheSpec withInvalidation(Invalidation which) {
        return new CacheSpec(
                pattern,
                eviction,
                capacity,
                ttlNs,
                slidingTtl,
                refreshShare,
                earlyBeta,
                singleFlight,
                staleIfError,
                which,
                flushNs,
                isShared);
    }

    public CacheSpec shared() {
        return new CacheSpec(
                pattern,
                eviction,
                capacity,
                ttlNs,
                slidingTtl,
                refreshShare,
                earlyBeta,
                singleFlight,
                staleIfError,
                invalidation,
                flushNs,
                true);
    }
}

package io.netsplit.traffic.cache;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.netsplit.random.Prng;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Caffeine, whose policy is W-TinyLFU (Einziger, Friedman and Manes, "TinyLFU: A Highly Efficient Cache Admission Policy", ACM
 * Transactions on Storage 2017): new keys live in a window under LRU; who leaves it enters the main part only where a sketch has
 * counted it more often than the one that would go. Virtual time is its ticker, the caller its executor, so that it has no thread,
 * and {@link SeededCaffeine} gives it the run's chance. Entries past their time leave, which makes room for others.
 *
 * <p>To be made by {@link SeededCaffeine} alone: this class is loaded once more there, beside the library that it uses.
 */
public final class CaffeineStore implements CacheStore, Expiry<Integer, CacheEntry> {
    private final Prng random;
    private final long slidingNs;
    private final com.github.benmanes.caffeine.cache.Cache<Integer, CacheEntry> cache;
    /** The library tells of an entry that goes in the middle of its own work; ours is done afterwards. */
    private final Queue<CacheEntry> gone = new ArrayDeque<>();

    /**
     * @param nowNs tells the time
     * @param expires whether entries leave when their time is over
     * @param slidingNs for how long a hit prolongs the time of an entry; 0: not at all
     */
    public CaffeineStore(int capacity, Prng random, LongSupplier nowNs, boolean expires, long slidingNs) {
        this.random = random;
        this.slidingNs = slidingNs;
        Caffeine<Integer, CacheEntry> builder = Caffeine.newBuilder()
                .maximumSize(capacity)
                .executor(Runnable::run)
                .evictionListener((key, entry, cause) -> gone.add(entry));
        cache = expires ? builder.ticker(nowNs::getAsLong).expireAfter(this).build() : builder.build();
    }

    @Override
    public @Nullable CacheEntry get(int key) {
        CaffeineDraws.from(random);
        return cache.getIfPresent(key);
    }

    @Override
    public @Nullable CacheEntry peek(int key) {
        return cache.policy().getIfPresentQuietly(key);
    }

    @Override
    public void put(CacheEntry entry, Consumer<CacheEntry> evicted) {
        changed(entry);
        for (CacheEntry one = gone.poll(); one != null; one = gone.poll()) {
            evicted.accept(one);
        }
    }

    @Override
    public void changed(CacheEntry entry) {
        CaffeineDraws.from(random);
        cache.put(entry.key(), entry);
    }

    @Override
    public void remove(int key) {
        CaffeineDraws.from(random);
        cache.invalidate(key);
    }

    @Override
    public int size() {
        return (int) cache.estimatedSize();
    }

    @Override
    public void clear(Consumer<CacheEntry> lost) {
        cache.asMap().values().forEach(lost);
        cache.invalidateAll();
    }

    @Override
    public long expireAfterCreate(Integer key, CacheEntry entry, long nowNs) {
        // What the origin has not got stays until it has.
        return entry.dirtyWrites() > 0 ? Long.MAX_VALUE : Math.max(0, entry.expiresNs() - nowNs);
    }

    @Override
    public long expireAfterUpdate(Integer key, CacheEntry entry, long nowNs, long leftNs) {
        return expireAfterCreate(key, entry, nowNs);
    }

    @Override
    public long expireAfterRead(Integer key, CacheEntry entry, long nowNs, long leftNs) {
        return slidingNs > 0 && entry.dirtyWrites() == 0 ? slidingNs : leftNs;
    }
}

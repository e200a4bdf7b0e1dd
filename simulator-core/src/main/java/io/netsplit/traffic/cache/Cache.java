package io.netsplit.traffic.cache;

import io.netsplit.random.Prng;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One cache: what it holds, and whether an entry is good now. It loads nothing by itself; who asks is told what to do.
 * Early expiry is XFetch (Vattani, Chierichetti and Lowenstein, "Optimal Probabilistic Cache Stampede Prevention", PVLDB
 * 2015): who asks loads early with a probability that grows towards the end of the lifetime and with the time that a load
 * takes.
 */
public final class Cache {
    private final CacheSpec spec;
    private final CacheStore store;
    private final Prng random;
    private final Consumer<CacheEntry> evicted;
    private @Nullable CacheEntry found;
    private int dirtyWrites;
    /** When this was last asked or told something. */
    private long nowNs;

    /** What to do for one who asks. */
    public enum Lookup {
        /** The entry is good. */
        HIT,
        /** The entry is good, and it is time to load it anew in the background. */
        HIT_AND_REFRESH,
        /** The entry is good; the asker loads it anew all the same, before it expires. */
        EARLY,
        /** There is no entry, or it is too old. */
        MISS
    }

    /** @param evicted is told of each entry that had to go */
    public Cache(CacheSpec spec, Prng random, Consumer<CacheEntry> evicted) {
        this.spec = spec;
        this.random = random;
        this.evicted = evicted;
        store = spec.store(random, () -> nowNs);
    }

    /** Asks for a key; the entry, good or not, is {@link #found}. */
    public Lookup look(int key, long nowNs) {
        this.nowNs = nowNs;
        CacheEntry entry = store.get(key);
        found = entry;
        if (entry == null || entry.expiresNs <= nowNs && entry.dirtyWrites == 0) {
            return Lookup.MISS;
        }
        if (spec.ttlNs() == 0 || entry.dirtyWrites > 0) {
            return Lookup.HIT;
        }
        if (spec.slidingTtl()) {
            entry.expiresNs = nowNs + spec.ttlNs();
        }
        if (spec.earlyBeta() > 0) {
            double early = entry.loadTookNs * spec.earlyBeta() * random.nextExponential();
            if (nowNs + early >= entry.expiresNs) {
                return Lookup.EARLY;
            }
        }
        long refreshFromNs = entry.expiresNs - spec.ttlNs() + (long) (spec.refreshShare() * spec.ttlNs());
        return spec.refreshShare() < 1 && nowNs >= refreshFromNs ? Lookup.HIT_AND_REFRESH : Lookup.HIT;
    }

    /** The entry that the last {@link #look} found. */
    public @Nullable CacheEntry found() {
        return found;
    }

    /** The entry of this key, good or not. */
    public @Nullable CacheEntry entry(int key) {
        return store.peek(key);
    }

    /** The origin has answered: the key's data is this version, and it took so long to get. */
    public void fill(int key, long version, long nowNs, long tookNs) {
        this.nowNs = nowNs;
        CacheEntry entry = store.peek(key);
        if (entry == null) {
            CacheEntry fresh = new CacheEntry(key);
            set(fresh, version, nowNs, tookNs);
            store.put(fresh, this::gone);
        } else {
            set(entry, version, nowNs, tookNs);
            store.changed(entry);
        }
    }

    private void set(CacheEntry entry, long version, long nowNs, long tookNs) {
        entry.version = version;
        entry.loadTookNs = tookNs;
        entry.expiresNs = spec.ttlNs() == 0 ? Long.MAX_VALUE : nowNs + spec.ttlNs();
    }

    /** Writes into the cache alone. True for the first write that the origin has not got, if it could stay. */
    public boolean write(int key, long version, long nowNs) {
        this.nowNs = nowNs;
        CacheEntry entry = store.peek(key);
        dirtyWrites++;
        if (entry != null) {
            set(entry, version, nowNs, 0);
            entry.dirtyWrites++;
            store.changed(entry);
            return entry.dirtyWrites == 1;
        }
        CacheEntry fresh = new CacheEntry(key);
        set(fresh, version, nowNs, 0);
        fresh.dirtyWrites = 1;
        store.put(fresh, this::gone);
        return store.peek(key) == fresh;
    }

    /** The writes of this key go to the origin now; how many there are. */
    public int flush(int key) {
        CacheEntry entry = store.peek(key);
        if (entry == null) {
            return 0;
        }
        int writes = entry.dirtyWrites;
        entry.dirtyWrites = 0;
        dirtyWrites -= writes;
        store.changed(entry);
        return writes;
    }

    /** Writes in the cache that the origin has not got. */
    public int dirtyWrites() {
        return dirtyWrites;
    }

    public void invalidate(int key) {
        store.remove(key);
    }

    /** Loses everything. */
    public void crash() {
        store.clear(entry -> {});
        dirtyWrites = 0;
    }

    public int size() {
        return store.size();
    }

    private void gone(CacheEntry entry) {
        dirtyWrites -= entry.dirtyWrites;
        evicted.accept(entry);
    }
}

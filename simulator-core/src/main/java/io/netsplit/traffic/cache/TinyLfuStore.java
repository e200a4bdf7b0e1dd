package io.netsplit.traffic.cache;

import io.netsplit.random.Prng;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * W-TinyLFU (Einziger, Friedman and Manes, "TinyLFU: A Highly Efficient Cache Admission Policy", ACM Transactions on Storage
 * 2017), the policy of Caffeine: new keys live in a window of 1 % under LRU; who leaves it enters the main part only where a
 * sketch has counted it more often than the one that would go; the main part is a segmented LRU, four fifths of it for those
 * that were asked for again there.
 *
 * <p>It is written here and not Caffeine's own, because Caffeine rejects a warm candidate with a draw of the thread's own
 * generator, which no seed reaches; the same draw comes from a named stream here. Left out: the window that grows and shrinks
 * with the hit rate.
 */
public final class TinyLfuStore implements CacheStore {
    private static final int WARM = 6;
    private static final int ONE_IN = 128;

    private final int windowCapacity;
    private final int mainCapacity;
    private final int protectedCapacity;
    private final FrequencySketch sketch;
    private final Prng random;
    private final LinkedHashMap<Integer, CacheEntry> window = new LinkedHashMap<>(16, 0.75f, true);
    private final LinkedHashMap<Integer, CacheEntry> probation = new LinkedHashMap<>(16, 0.75f, true);
    private final LinkedHashMap<Integer, CacheEntry> safe = new LinkedHashMap<>(16, 0.75f, true);

    TinyLfuStore(int capacity, Prng random) {
        // As Caffeine: the main part is 99 % of the whole, rounded down.
        mainCapacity = (int) (0.99 * capacity);
        windowCapacity = capacity - mainCapacity;
        protectedCapacity = (int) (0.8 * mainCapacity);
        sketch = new FrequencySketch(capacity);
        this.random = random;
    }

    @Override
    public @Nullable CacheEntry get(int key) {
        sketch.count(key);
        CacheEntry entry = window.get(key);
        if (entry == null) {
            entry = safe.get(key);
        }
        if (entry == null) {
            entry = probation.remove(key);
            if (entry != null) {
                promote(entry);
            }
        }
        return entry;
    }

    @Override
    public @Nullable CacheEntry peek(int key) {
        CacheEntry entry = window.get(key);
        if (entry == null) {
            entry = safe.get(key);
        }
        return entry == null ? probation.get(key) : entry;
    }

    private void promote(CacheEntry entry) {
        safe.put(entry.key, entry);
        if (safe.size() > protectedCapacity) {
            CacheEntry demoted = pollEldest(safe);
            probation.put(demoted.key, demoted);
        }
    }

    @Override
    public void put(CacheEntry entry, Consumer<CacheEntry> evicted) {
        window.put(entry.key, entry);
        if (window.size() <= windowCapacity) {
            return;
        }
        CacheEntry candidate = pollEldest(window);
        if (probation.size() + safe.size() < mainCapacity) {
            probation.put(candidate.key, candidate);
            return;
        }
        if (mainCapacity == 0) {
            evicted.accept(candidate);
            return;
        }
        CacheEntry victim =
                (probation.isEmpty() ? safe : probation).values().iterator().next();
        if (admits(candidate, victim)) {
            (probation.isEmpty() ? safe : probation).remove(victim.key);
            probation.put(candidate.key, candidate);
            evicted.accept(victim);
        } else {
            evicted.accept(candidate);
        }
    }

    /** The more frequent stays; a warm candidate wins now and then all the same, against keys made to collide. */
    private boolean admits(CacheEntry candidate, CacheEntry victim) {
        int frequency = sketch.frequency(candidate.key);
        return frequency > sketch.frequency(victim.key) || frequency >= WARM && random.nextInt(ONE_IN) == 0;
    }

    private static CacheEntry pollEldest(LinkedHashMap<Integer, CacheEntry> from) {
        Iterator<CacheEntry> eldest = from.values().iterator();
        CacheEntry entry = eldest.next();
        eldest.remove();
        return entry;
    }

    @Override
    public void remove(int key) {
        window.remove(key);
        probation.remove(key);
        safe.remove(key);
    }

    @Override
    public int size() {
        return window.size() + probation.size() + safe.size();
    }

    @Override
    public void clear(Consumer<CacheEntry> lost) {
        window.values().forEach(lost);
        probation.values().forEach(lost);
        safe.values().forEach(lost);
        window.clear();
        probation.clear();
        safe.clear();
    }
}

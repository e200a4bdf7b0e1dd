package io.netsplit.traffic.cache;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Perfect least frequently used: counts are kept for every key that was ever asked for, so that in the long run the most
 * popular keys stay. Among equals the one that was asked for longest ago goes.
 */
final class LfuStore implements CacheStore {
    private final int capacity;
    private final Map<Integer, CacheEntry> entries = new LinkedHashMap<>();
    private final Map<Integer, Use> uses = new LinkedHashMap<>();
    private final TreeMap<Use, CacheEntry> order = new TreeMap<>();
    private long clock;

    private record Use(long count, long last) implements Comparable<Use> {
        @Override
        public int compareTo(Use other) {
            return count != other.count ? Long.compare(count, other.count) : Long.compare(last, other.last);
        }
    }

    LfuStore(int capacity) {
        this.capacity = capacity;
    }

    @Override
    public @Nullable CacheEntry get(int key) {
        Use before = uses.get(key);
        Use now = new Use(before == null ? 1 : before.count + 1, clock++);
        uses.put(key, now);
        CacheEntry entry = entries.get(key);
        if (entry != null && before != null) {
            order.remove(before);
            order.put(now, entry);
        }
        return entry;
    }

    @Override
    public @Nullable CacheEntry peek(int key) {
        return entries.get(key);
    }

    @Override
    public void put(CacheEntry entry, Consumer<CacheEntry> evicted) {
        Use use = uses.computeIfAbsent(entry.key, key -> new Use(0, clock++));
        entries.put(entry.key, entry);
        order.put(use, entry);
        if (entries.size() > capacity) {
            CacheEntry gone = order.pollFirstEntry().getValue();
            entries.remove(gone.key);
            evicted.accept(gone);
        }
    }

    @Override
    public void remove(int key) {
        if (entries.remove(key) != null) {
            order.remove(uses.get(key));
        }
    }

    @Override
    public int size() {
        return entries.size();
    }

    @Override
    public void clear(Consumer<CacheEntry> lost) {
        entries.values().forEach(lost);
        entries.clear();
        order.clear();
    }
}

package io.netsplit.traffic.cache;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Least recently used, or first in first out: the eldest of a linked map goes. */
final class LinkedStore implements CacheStore {
    private final int capacity;
    private final LinkedHashMap<Integer, CacheEntry> entries;

    LinkedStore(int capacity, boolean byUse) {
        this.capacity = capacity;
        entries = new LinkedHashMap<>(16, 0.75f, byUse);
    }

    @Override
    public @Nullable CacheEntry get(int key) {
        return entries.get(key);
    }

    @Override
    public @Nullable CacheEntry peek(int key) {
        return entries.get(key);
    }

    @Override
    public void put(CacheEntry entry, Consumer<CacheEntry> evicted) {
        entries.put(entry.key, entry);
        if (entries.size() > capacity) {
            Iterator<CacheEntry> eldest = entries.values().iterator();
            CacheEntry gone = eldest.next();
            eldest.remove();
            evicted.accept(gone);
        }
    }

    @Override
    public void remove(int key) {
        entries.remove(key);
    }

    @Override
    public int size() {
        return entries.size();
    }

    @Override
    public void clear(Consumer<CacheEntry> lost) {
        entries.values().forEach(lost);
        entries.clear();
    }
}

package io.netsplit.crdt;

import io.netsplit.causality.Dot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A dot store for each key; a key is there as long as its store holds a dot. */
record DotMap<K extends Comparable<K>, S extends DotStore<S>>(Map<K, S> entries) implements DotStore<DotMap<K, S>> {
    DotMap {
        entries = Collections.unmodifiableMap(new TreeMap<>(entries));
    }

    static <K extends Comparable<K>, S extends DotStore<S>> DotMap<K, S> none() {
        return new DotMap<K, S>(Collections.emptyMap());
    }

    static <K extends Comparable<K>, S extends DotStore<S>> DotMap<K, S> of(K key, S store) {
        return new DotMap<K, S>(Collections.singletonMap(key, store));
    }

    @Nullable
    S get(K key) {
        return entries.get(key);
    }

    /** The dots of this key alone. */
    List<Dot> dots(K key) {
        S store = entries.get(key);
        return store == null ? List.of() : store.dots();
    }

    @Override
    public boolean isEmpty() {
        return entries.isEmpty();
    }

    @Override
    public List<Dot> dots() {
        List<Dot> dots = new ArrayList<>();
        for (S store : entries.values()) {
            dots.addAll(store.dots());
        }
        return dots;
    }

    @Override
    public DotMap<K, S> join(CausalContext context, DotMap<K, S> other, CausalContext otherContext) {
        Map<K, S> kept = new TreeMap<>();
        entries.forEach((key, store) -> {
            S others = other.get(key);
            S joined = others == null ? store.without(otherContext) : store.join(context, others, otherContext);
            put(kept, key, joined);
        });
        other.entries.forEach((key, store) -> {
            if (!entries.containsKey(key)) {
                put(kept, key, store.without(context));
            }
        });
        return new DotMap<>(kept);
    }

    private static <K, S extends DotStore<S>> void put(Map<K, S> kept, K key, S store) {
        if (!store.isEmpty()) {
            kept.put(key, store);
        }
    }

    @Override
    public DotMap<K, S> without(CausalContext context) {
        return join(CausalContext.EMPTY, none(), context);
    }

    @Override
    public int sizeBytes() {
        int size = 0;
        for (Map.Entry<K, S> entry : entries.entrySet()) {
            size += Sizes.of(entry.getKey()) + entry.getValue().sizeBytes();
        }
        return size;
    }
}

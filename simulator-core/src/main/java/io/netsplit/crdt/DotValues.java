package io.netsplit.crdt;

import io.netsplit.causality.Dot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A value for each dot: those that no known write has replaced. */
record DotValues<V>(Map<Dot, V> values) implements DotStore<DotValues<V>> {
    DotValues {
        values = Collections.unmodifiableMap(new TreeMap<>(values));
    }

    static <V> DotValues<V> none() {
        return new DotValues<>(Collections.emptyMap());
    }

    static <V> DotValues<V> of(Dot dot, V value) {
        return new DotValues<>(Collections.singletonMap(dot, value));
    }

    @Override
    public boolean isEmpty() {
        return values.isEmpty();
    }

    @Override
    public List<Dot> dots() {
        return List.copyOf(values.keySet());
    }

    /** In the order of their dots. */
    List<V> inOrder() {
        return new ArrayList<>(values.values());
    }

    @Override
    public DotValues<V> join(CausalContext context, DotValues<V> other, CausalContext otherContext) {
        Map<Dot, V> kept = new TreeMap<>();
        values.forEach((dot, value) -> {
            if (other.values.containsKey(dot) || !otherContext.contains(dot)) {
                kept.put(dot, value);
            }
        });
        other.values.forEach((dot, value) -> {
            if (!values.containsKey(dot) && !context.contains(dot)) {
                kept.put(dot, value);
            }
        });
        return new DotValues<>(kept);
    }

    @Override
    public DotValues<V> without(CausalContext context) {
        return join(CausalContext.EMPTY, none(), context);
    }

    @Override
    public int sizeBytes() {
        int size = 0;
        for (V value : values.values()) {
            size += Sizes.DOT_BYTES + Sizes.of(value);
        }
        return size;
    }
}

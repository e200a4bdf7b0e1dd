package io.netsplit.crdt;

import io.netsplit.causality.Dot;
import java.util.ArrayList;
import java.util.List;

/**
 * A map in which a put wins over a concurrent removal of its key, and concurrent puts of one key keep all their values
 * until somebody who has seen them puts again: keys as in an {@link OrSet}, each with a {@link MvRegister} (Almeida, Shoker
 * and Baquero 2018, figure 13, the map of causal types). Immutable.
 *
 * <p>Left out: values of other types; the dot stores inside would nest.
 *
 * @param <K> immutable keys
 * @param <V> immutable values
 */
public final class AddWinsMap<K extends Comparable<K>, V> implements Crdt<AddWinsMap<K, V>> {
    private final DotMap<K, DotValues<V>> entries;
    private final CausalContext context;

    private AddWinsMap(DotMap<K, DotValues<V>> entries, CausalContext context) {
        this.entries = entries;
        this.context = context;
    }

    public static <K extends Comparable<K>, V> AddWinsMap<K, V> empty() {
        return new AddWinsMap<K, V>(DotMap.none(), CausalContext.EMPTY);
    }

    /** In ascending order. */
    public List<K> keys() {
        return List.copyOf(entries.entries().keySet());
    }

    /** What was put concurrently, in the same order at every replica; none where the key is not there. */
    public List<V> values(K key) {
        DotValues<V> found = entries.get(key);
        return found == null ? List.of() : found.inOrder();
    }

    /** The delta of a put at {@code node}, which has this state. */
    public AddWinsMap<K, V> put(int node, K key, V value) {
        Dot dot = context.next(node);
        List<Dot> known = new ArrayList<>(entries.dots(key));
        known.add(dot);
        return new AddWinsMap<>(DotMap.of(key, DotValues.of(dot, value)), CausalContext.of(known));
    }

    /** The delta of a removal of what this state holds under {@code key}. */
    public AddWinsMap<K, V> remove(K key) {
        return new AddWinsMap<K, V>(DotMap.none(), CausalContext.of(entries.dots(key)));
    }

    /** The same entries, without what tells a removed one from one never heard of: a removal is forgotten. */
    public AddWinsMap<K, V> withoutContext() {
        return new AddWinsMap<>(entries, CausalContext.of(entries.dots()));
    }

    @Override
    public AddWinsMap<K, V> join(AddWinsMap<K, V> other) {
        return new AddWinsMap<>(entries.join(context, other.entries, other.context), context.join(other.context));
    }

    @Override
    public int sizeBytes() {
        return entries.sizeBytes() + context.sizeBytes();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AddWinsMap<?, ?> map && entries.equals(map.entries) && context.equals(map.context);
    }

    @Override
    public int hashCode() {
        return 31 * entries.hashCode() + context.hashCode();
    }

    @Override
    public String toString() {
        return entries.entries().toString();
    }
}

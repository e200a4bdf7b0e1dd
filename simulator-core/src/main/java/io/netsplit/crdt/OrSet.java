package io.netsplit.crdt;

import io.netsplit.causality.Dot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A set in which an add wins over a concurrent removal, because a removal takes away only the adds that it has seen: the
 * observed-remove set (Shapiro et al., "A comprehensive study of Convergent and Commutative Replicated Data Types", 2011,
 * specification 15), in the form without tombstones (Almeida, Shoker and Baquero 2018, figure 11). Immutable.
 *
 * @param <E> immutable elements
 */
public final class OrSet<E extends Comparable<E>> implements Crdt<OrSet<E>> {
    private final DotMap<E, DotSet> elements;
    private final CausalContext context;

    private OrSet(DotMap<E, DotSet> elements, CausalContext context) {
        this.elements = elements;
        this.context = context;
    }

    public static <E extends Comparable<E>> OrSet<E> empty() {
        return new OrSet<E>(DotMap.none(), CausalContext.EMPTY);
    }

    /** In ascending order. */
    public List<E> elements() {
        return List.copyOf(elements.entries().keySet());
    }

    public boolean contains(E element) {
        return elements.get(element) != null;
    }

    /** The delta of an add at {@code node}, which has this state. */
    public OrSet<E> add(int node, E element) {
        Dot dot = context.next(node);
        List<Dot> known = new ArrayList<>(elements.dots(element));
        known.add(dot);
        return new OrSet<>(DotMap.of(element, new DotSet(List.of(dot))), CausalContext.of(known));
    }

    /** The delta of a removal: it knows the adds that this state knows, and holds none of them. */
    public OrSet<E> remove(E element) {
        return new OrSet<E>(DotMap.none(), CausalContext.of(elements.dots(element)));
    }

    /** The same elements, without what tells a removed element from one never heard of: a removal is forgotten. */
    public OrSet<E> withoutContext() {
        return new OrSet<>(elements, CausalContext.of(elements.dots()));
    }

    @Override
    public OrSet<E> join(OrSet<E> other) {
        return new OrSet<>(elements.join(context, other.elements, other.context), context.join(other.context));
    }

    @Override
    public int sizeBytes() {
        return elements.sizeBytes() + context.sizeBytes();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OrSet<?> set && elements.equals(set.elements) && context.equals(set.context);
    }

    @Override
    public int hashCode() {
        return 31 * elements.hashCode() + context.hashCode();
    }

    @Override
    public String toString() {
        return Collections.unmodifiableSet(elements.entries().keySet()).toString();
    }
}

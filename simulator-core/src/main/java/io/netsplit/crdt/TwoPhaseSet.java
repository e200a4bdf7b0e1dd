package io.netsplit.crdt;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A set to which every element can be added once and from which it can be removed once: what was removed never comes back
 * (Shapiro et al. 2011, specification 12). It keeps a tombstone for every removal, forever. Immutable.
 *
 * @param <E> immutable elements
 */
public final class TwoPhaseSet<E extends Comparable<E>> implements Crdt<TwoPhaseSet<E>> {
    private final Set<E> added;
    private final Set<E> removed;

    private TwoPhaseSet(TreeSet<E> added, TreeSet<E> removed) {
        this.added = Collections.unmodifiableSet(added);
        this.removed = Collections.unmodifiableSet(removed);
    }

    public static <E extends Comparable<E>> TwoPhaseSet<E> empty() {
        return new TwoPhaseSet<E>(new TreeSet<>(), new TreeSet<>());
    }

    /** In ascending order. */
    public List<E> elements() {
        TreeSet<E> left = new TreeSet<>(added);
        left.removeAll(removed);
        return List.copyOf(left);
    }

    public boolean contains(E element) {
        return added.contains(element) && !removed.contains(element);
    }

    /** The delta of an add; without effect where the element was ever removed. */
    public TwoPhaseSet<E> add(E element) {
        return new TwoPhaseSet<>(new TreeSet<>(List.of(element)), new TreeSet<>());
    }

    /** The delta of a removal; without effect where the element is not there. */
    public TwoPhaseSet<E> remove(E element) {
        return contains(element) ? new TwoPhaseSet<>(new TreeSet<>(), new TreeSet<>(List.of(element))) : empty();
    }

    @Override
    public TwoPhaseSet<E> join(TwoPhaseSet<E> other) {
        TreeSet<E> allAdded = new TreeSet<>(added);
        allAdded.addAll(other.added);
        TreeSet<E> allRemoved = new TreeSet<>(removed);
        allRemoved.addAll(other.removed);
        return new TwoPhaseSet<>(allAdded, allRemoved);
    }

    @Override
    public int sizeBytes() {
        return Sizes.of(added) + Sizes.of(removed);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TwoPhaseSet<?> set && added.equals(set.added) && removed.equals(set.removed);
    }

    @Override
    public int hashCode() {
        return 31 * added.hashCode() + removed.hashCode();
    }

    @Override
    public String toString() {
        return elements().toString();
    }
}

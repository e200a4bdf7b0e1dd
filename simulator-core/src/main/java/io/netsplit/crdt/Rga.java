package io.netsplit.crdt;

import io.netsplit.causality.Dot;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A sequence in which everything is inserted behind an element that its author saw: the replicated growable array (Roh,
 * Jeon, Kim and Lee, "Replicated abstract data types: Building blocks for collaborative applications", JPDC 2011; Shapiro et
 * al. 2011, specification 19). Elements form a tree of "inserted behind"; of two inserted behind the same element, the one
 * with the later Lamport time stands first, so that an author's own insertion stays next to where he put it. A removed
 * element leaves a tombstone, because others may be inserting behind it. Immutable.
 *
 * <p>Left out: dropping tombstones that everybody has seen.
 *
 * @param <E> immutable elements
 */
public final class Rga<E> implements Crdt<Rga<E>> {
    /**
     * An element, in its place.
     *
     * @param id who inserted it, and the Lamport time of that
     * @param behind the element behind which it was inserted, null for the beginning
     */
    private record Vertex<E>(Dot id, @Nullable Dot behind, E element) {}

    private static final Comparator<Dot> BY_TIME =
            Comparator.comparingLong(Dot::counter).thenComparingInt(Dot::node);
    private static final Dot BEGINNING = new Dot(-1, Long.MAX_VALUE);

    private final Map<Dot, Vertex<E>> vertices;
    private final Set<Dot> removed;

    private Rga(Map<Dot, Vertex<E>> vertices, Set<Dot> removed) {
        this.vertices = Collections.unmodifiableMap(vertices);
        this.removed = Collections.unmodifiableSet(removed);
    }

    public static <E> Rga<E> empty() {
        return new Rga<>(new TreeMap<>(BY_TIME), new TreeSet<>());
    }

    /** What a reader sees, from first to last. */
    public List<E> elements() {
        List<E> elements = new ArrayList<>();
        for (Vertex<E> vertex : inOrder()) {
            if (!removed.contains(vertex.id)) {
                elements.add(vertex.element);
            }
        }
        return elements;
    }

    /** The delta of an insertion at {@code node} before the {@code index}-th element that a reader sees, from 0. */
    public Rga<E> insert(int node, int index, E element) {
        return inserted(node, index == 0 ? null : visible(index - 1), element);
    }

    /** The delta of putting an element at the end at {@code node}. */
    public Rga<E> append(int node, E element) {
        List<Vertex<E>> all = inOrder();
        return inserted(node, all.isEmpty() ? null : all.get(all.size() - 1).id, element);
    }

    /** The delta of removing the {@code index}-th element that a reader sees, from 0. */
    public Rga<E> remove(int index) {
        TreeSet<Dot> gone = new TreeSet<>();
        gone.add(visible(index));
        return new Rga<>(new TreeMap<>(BY_TIME), gone);
    }

    /** The delta of removing everything that a reader sees. */
    public Rga<E> clear() {
        TreeSet<Dot> gone = new TreeSet<>(vertices.keySet());
        gone.removeAll(removed);
        return new Rga<>(new TreeMap<>(BY_TIME), gone);
    }

    private Rga<E> inserted(int node, @Nullable Dot behind, E element) {
        long time = 1;
        for (Dot id : vertices.keySet()) {
            time = Math.max(time, id.counter() + 1);
        }
        Map<Dot, Vertex<E>> one = new TreeMap<>(BY_TIME);
        Dot id = new Dot(node, time);
        one.put(id, new Vertex<>(id, behind, element));
        return new Rga<>(one, new TreeSet<>());
    }

    private Dot visible(int index) {
        int at = 0;
        for (Vertex<E> vertex : inOrder()) {
            if (!removed.contains(vertex.id) && at++ == index) {
                return vertex.id;
            }
        }
        throw new IndexOutOfBoundsException("there are " + at + " elements, none at " + index);
    }

    /** Depth first, of each element's followers the latest first; what is behind an element not yet heard of is not shown. */
    private List<Vertex<E>> inOrder() {
        Map<Dot, List<Vertex<E>>> followers = new TreeMap<>();
        for (Vertex<E> vertex : vertices.values()) {
            Dot behind = vertex.behind == null ? BEGINNING : vertex.behind;
            followers.computeIfAbsent(behind, dot -> new ArrayList<>()).add(vertex);
        }
        List<Vertex<E>> order = new ArrayList<>();
        Deque<Vertex<E>> open = new ArrayDeque<>();
        followers.getOrDefault(BEGINNING, List.of()).forEach(open::push);
        while (!open.isEmpty()) {
            Vertex<E> vertex = open.pop();
            order.add(vertex);
            followers.getOrDefault(vertex.id, List.of()).forEach(open::push);
        }
        return order;
    }

    @Override
    public Rga<E> join(Rga<E> other) {
        Map<Dot, Vertex<E>> all = new TreeMap<>(BY_TIME);
        all.putAll(vertices);
        all.putAll(other.vertices);
        Set<Dot> gone = new TreeSet<>(removed);
        gone.addAll(other.removed);
        return new Rga<>(all, gone);
    }

    @Override
    public int sizeBytes() {
        int size = Sizes.DOT_BYTES * removed.size();
        for (Vertex<E> vertex : vertices.values()) {
            size += 2 * Sizes.DOT_BYTES + Sizes.of(vertex.element);
        }
        return size;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Rga<?> sequence
                && vertices.equals(sequence.vertices)
                && removed.equals(sequence.removed);
    }

    @Override
    public int hashCode() {
        return 31 * vertices.hashCode() + removed.hashCode();
    }

    @Override
    public String toString() {
        return elements().toString();
    }
}

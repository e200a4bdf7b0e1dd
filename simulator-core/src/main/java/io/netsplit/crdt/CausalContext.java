package io.netsplit.crdt;

import io.netsplit.causality.Dot;
import io.netsplit.causality.VersionVector;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Which events somebody knows of, in any pattern: a version vector for those without gaps, and the dots beyond the first
 * gap of each node (Almeida, Shoker and Baquero 2018, section 7.2: the causal context and its compression). A delta knows
 * single dots; a replica that has heard everything knows a vector. Immutable.
 */
public final class CausalContext {
    /** Knows nothing. */
    public static final CausalContext EMPTY = new CausalContext(VersionVector.EMPTY, List.of());

    private final VersionVector vector;
    /** Ascending, none of them in the vector or next to it. */
    private final List<Dot> beyond;

    private CausalContext(VersionVector vector, List<Dot> beyond) {
        this.vector = vector;
        this.beyond = beyond;
    }

    /** Knows exactly these. */
    public static CausalContext of(Iterable<Dot> dots) {
        TreeSet<Dot> sorted = new TreeSet<>();
        dots.forEach(sorted::add);
        return compressed(VersionVector.EMPTY, sorted);
    }

    private static CausalContext compressed(VersionVector start, TreeSet<Dot> dots) {
        VersionVector vector = start;
        List<Dot> beyond = new ArrayList<>();
        for (Dot dot : dots) {
            long known = vector.get(dot.node());
            if (dot.counter() == known + 1) {
                vector = vector.with(dot);
            } else if (dot.counter() > known) {
                beyond.add(dot);
            }
        }
        return new CausalContext(vector, List.copyOf(beyond));
    }

    public boolean contains(Dot dot) {
        return vector.contains(dot) || beyond.contains(dot);
    }

    /** An event of {@code node} that is later than all of its that are known. */
    public Dot next(int node) {
        long last = vector.get(node);
        for (Dot dot : beyond) {
            if (dot.node() == node) {
                last = Math.max(last, dot.counter());
            }
        }
        return new Dot(node, last + 1);
    }

    /** What either knows. */
    public CausalContext join(CausalContext other) {
        if (beyond.isEmpty() && other.beyond.isEmpty()) {
            return new CausalContext(vector.join(other.vector), List.of());
        }
        TreeSet<Dot> dots = new TreeSet<>(beyond);
        dots.addAll(other.beyond);
        return compressed(vector.join(other.vector), dots);
    }

    /** Bytes on the wire: an address and a counter for each entry. */
    public int sizeBytes() {
        return vector.sizeBytes() + Sizes.DOT_BYTES * beyond.size();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CausalContext context && vector.equals(context.vector) && beyond.equals(context.beyond);
    }

    @Override
    public int hashCode() {
        return 31 * vector.hashCode() + beyond.hashCode();
    }

    @Override
    public String toString() {
        return beyond.isEmpty() ? vector.toString() : vector + " and " + beyond;
    }
}

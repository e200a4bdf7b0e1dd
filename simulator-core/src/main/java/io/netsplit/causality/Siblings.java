package io.netsplit.causality;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The values of one object that no known write has replaced, each with the event that wrote it, and everything that was
 * ever written to it as far as this copy knows: a dotted version vector set (Preguiça et al., "Dotted Version Vectors:
 * Efficient Causality Tracking for Distributed Key-Value Stores", 2012). Two writes by the same node that did not see each
 * other stay two values, where a plain version vector would drop the older one. Immutable.
 *
 * @param <V> immutable values
 */
public final class Siblings<V> {
    /** A value and the event that wrote it. */
    public record Version<V>(Dot dot, V value) {}

    private final List<Version<V>> versions;
    private final VersionVector context;

    private Siblings(List<Version<V>> versions, VersionVector context) {
        this.versions = versions;
        this.context = context;
    }

    /** Never written. */
    public static <V> Siblings<V> none() {
        return new Siblings<>(List.of(), VersionVector.EMPTY);
    }

    /** In the order of their dots. */
    public List<Version<V>> versions() {
        return versions;
    }

    public List<V> values() {
        return versions.stream().map(Version::value).toList();
    }

    /** What a client that reads this has seen; it brings it along with the write that follows. */
    public VersionVector context() {
        return context;
    }

    /**
     * A write of {@code value} accepted by {@code node} from a client that has seen {@code seen}: it replaces the values that
     * the client knew of, and stands beside the others.
     */
    public Siblings<V> write(int node, VersionVector seen, V value) {
        Dot dot = context.join(seen).next(node);
        List<Version<V>> kept = new ArrayList<>();
        for (Version<V> version : versions) {
            if (!seen.contains(version.dot())) {
                kept.add(version);
            }
        }
        kept.add(new Version<>(dot, value));
        return sorted(kept, context.join(seen).with(dot));
    }

    /** A removal by a client that has seen {@code seen}: the values that it knew of are gone. */
    public Siblings<V> remove(VersionVector seen) {
        List<Version<V>> kept = new ArrayList<>();
        for (Version<V> version : versions) {
            if (!seen.contains(version.dot())) {
                kept.add(version);
            }
        }
        return sorted(kept, context.join(seen));
    }

    /** What both copies together know: a value survives where both have it, or where one has it and the other never knew it. */
    public Siblings<V> join(Siblings<V> other) {
        List<Version<V>> kept = new ArrayList<>(versions.size() + other.versions.size());
        int own = 0;
        int others = 0;
        while (own < versions.size() || others < other.versions.size()) {
            int order = order(own, other, others);
            if (order <= 0) {
                Version<V> version = versions.get(own++);
                if (order == 0) {
                    others++;
                    kept.add(version);
                } else if (!other.context.contains(version.dot())) {
                    kept.add(version);
                }
            } else {
                Version<V> version = other.versions.get(others++);
                if (!context.contains(version.dot())) {
                    kept.add(version);
                }
            }
        }
        return new Siblings<>(List.copyOf(kept), context.join(other.context));
    }

    /** True where joining {@code other} would change nothing. */
    public boolean includes(Siblings<V> other) {
        if (!context.covers(other.context)) {
            return false;
        }
        int own = 0;
        int others = 0;
        while (own < versions.size()) {
            int order = order(own, other, others);
            if (order < 0 && other.context.contains(versions.get(own).dot())) {
                return false;
            }
            own += order <= 0 ? 1 : 0;
            others += order >= 0 ? 1 : 0;
        }
        return true;
    }

    /** Which of the two versions comes first, one that is past the end last. */
    private int order(int own, Siblings<V> other, int others) {
        if (own == versions.size() || others == other.versions.size()) {
            return own == versions.size() ? 1 : -1;
        }
        return versions.get(own).dot().compareTo(other.versions.get(others).dot());
    }

    private static <V> Siblings<V> sorted(List<Version<V>> versions, VersionVector context) {
        versions.sort(Comparator.comparing(Version::dot));
        return new Siblings<>(List.copyOf(versions), context);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Siblings<?> siblings
                && versions.equals(siblings.versions)
                && context.equals(siblings.context);
    }

    @Override
    public int hashCode() {
        return 31 * versions.hashCode() + context.hashCode();
    }

    @Override
    public String toString() {
        return versions + " of " + context;
    }
}

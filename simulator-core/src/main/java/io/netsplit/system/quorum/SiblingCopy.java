package io.netsplit.system.quorum;

import io.netsplit.causality.Dot;
import io.netsplit.causality.Siblings;
import io.netsplit.causality.VersionVector;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The values that no known write has replaced, with the events that wrote them, as {@link Siblings}. */
final class SiblingCopy implements Copy {
    private static final int HEADER_BYTES = 16;
    private static final int VALUE_BYTES = 24;

    static final SiblingCopy NEVER_WRITTEN = new SiblingCopy(Siblings.none());

    private final Siblings<Object> siblings;
    private final long digest;

    SiblingCopy(Siblings<Object> siblings) {
        this.siblings = siblings;
        long hash = siblings.context().hashCode();
        for (Siblings.Version<Object> version : siblings.versions()) {
            hash = Copy.mix(hash * 31 + version.dot().counter()) + version.dot().node();
        }
        this.digest = Copy.mix(hash);
    }

    Siblings<Object> siblings() {
        return siblings;
    }

    VersionVector context() {
        return siblings.context();
    }

    boolean holds(Dot dot) {
        for (Siblings.Version<Object> version : siblings.versions()) {
            if (version.dot().equals(dot)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public Copy join(Copy other) {
        if (!(other instanceof SiblingCopy copy)) {
            throw new IllegalArgumentException("a run has copies of one kind");
        }
        if (includes(copy)) {
            return this;
        }
        return new SiblingCopy(siblings.join(copy.siblings));
    }

    @Override
    public boolean includes(Copy other) {
        if (!(other instanceof SiblingCopy copy)) {
            throw new IllegalArgumentException("a run has copies of one kind");
        }
        return this == copy || siblings.includes(copy.siblings);
    }

    @Override
    public long digest() {
        return digest;
    }

    @Override
    public int sizeBytes() {
        int size = HEADER_BYTES + siblings.context().sizeBytes();
        for (Siblings.Version<Object> version : siblings.versions()) {
            size += VALUE_BYTES + (version.value() instanceof Collection<?> many ? 8 * many.size() : 0);
        }
        return size;
    }

    @Override
    public int values() {
        return siblings.versions().size();
    }

    /** Sets are united; other values are left to the client, beside one another. */
    @Override
    public @Nullable Object shown() {
        List<Siblings.Version<Object>> versions = siblings.versions();
        if (versions.isEmpty()) {
            return null;
        }
        if (versions.size() == 1) {
            return versions.get(0).value();
        }
        if (!(versions.get(0).value() instanceof Collection<?>)) {
            return siblings.values();
        }
        TreeSet<Object> union = new TreeSet<>();
        for (Siblings.Version<Object> version : versions) {
            union.addAll((Collection<?>) version.value());
        }
        return List.copyOf(union);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SiblingCopy copy && digest == copy.digest && siblings.equals(copy.siblings);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(digest);
    }
}

package io.netsplit.system.datagrid;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a node knows of a key.
 *
 * @param value null for a key that was removed
 * @param version counted by the key's owners, one after the other; means nothing to the other side of a split
 * @param updatedS when it was written, by its owner's wall clock, in whole seconds
 * @param hits reads and writes at its owner
 */
record Copy(int key, @Nullable Object value, long version, long updatedS, long hits) {
    Copy read() {
        return new Copy(key, value, version, updatedS, hits + 1);
    }

    /** Null for a key that is not there. */
    MergePolicy.@Nullable Side side() {
        return value == null ? null : new MergePolicy.Side(value, updatedS, hits);
    }

    long digest() {
        return version * 31 + Objects.hashCode(value);
    }
}

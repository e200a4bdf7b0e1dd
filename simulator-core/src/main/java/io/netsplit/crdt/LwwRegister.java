package io.netsplit.crdt;

import io.netsplit.causality.HybridTimestamp;
import org.jspecify.annotations.Nullable;

/**
 * A register that keeps the value with the largest timestamp; of equal ones, that of the node with the larger address
 * (Shapiro et al. 2011, specification 8). A node must never give two writes of one register the same timestamp.
 *
 * @param at the timestamp of the write
 * @param node who wrote it
 * @param value what was written, or null for a removal
 */
public record LwwRegister<V>(
        HybridTimestamp at, int node, @Nullable V value) implements Crdt<LwwRegister<V>> {
    private static final int STAMP_BYTES = 20;
    private static final int NOBODY = -1;

    /** Never written: older than every write. */
    public static <V> LwwRegister<V> empty() {
        return new LwwRegister<>(HybridTimestamp.ZERO, NOBODY, null);
    }

    /** True where this write's timestamp is the larger one. */
    public boolean isAfter(LwwRegister<V> other) {
        int order = at.compareTo(other.at);
        return order != 0 ? order > 0 : node > other.node;
    }

    @Override
    public LwwRegister<V> join(LwwRegister<V> other) {
        return other.isAfter(this) ? other : this;
    }

    @Override
    public int sizeBytes() {
        return STAMP_BYTES + Sizes.of(value);
    }
}

package io.netsplit.system.multiprimary;

import io.netsplit.causality.Siblings;
import io.netsplit.crdt.Crdt;
import java.util.Collection;

/** Siblings as a state that replicas join. */
record SiblingState(Siblings<Object> siblings) implements Crdt<SiblingState> {
    private static final int DOT_BYTES = 12;
    private static final int NUMBER_BYTES = 8;

    @Override
    public SiblingState join(SiblingState other) {
        return new SiblingState(siblings.join(other.siblings));
    }

    @Override
    public int sizeBytes() {
        int size = siblings.context().sizeBytes();
        for (Object value : siblings.values()) {
            int elements = value instanceof Collection<?> many ? many.size() : 1;
            size += DOT_BYTES + NUMBER_BYTES * elements;
        }
        return size;
    }
}

package io.netsplit.system.quorum;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * One value, and where it stands among all values of the object: the one with the highest stamp wins. A wall clock or a
 * counter gives the stamp; the coordinator's address decides between equal ones, and the request between writes of one
 * coordinator.
 *
 * @param stamp nanoseconds of the coordinator's wall clock, or a counter from 1
 * @param node the coordinator
 * @param client the session that wrote
 * @param serial of its request
 * @param value null for a deleted one
 */
record StampedCopy(
        long stamp,
        int node,
        int client,
        long serial,
        @Nullable Object value) implements Copy {
    private static final int SIZE_BYTES = 48;

    @Override
    public Copy join(Copy other) {
        return includes(other) ? this : other;
    }

    @Override
    public boolean includes(Copy other) {
        if (!(other instanceof StampedCopy copy)) {
            throw new IllegalArgumentException("a run has copies of one kind");
        }
        if (stamp != copy.stamp) {
            return stamp > copy.stamp;
        }
        if (node != copy.node) {
            return node > copy.node;
        }
        return client != copy.client ? client > copy.client : serial >= copy.serial;
    }

    @Override
    public long digest() {
        return Copy.mix(Copy.mix(stamp * 31 + node) ^ (serial * 31 + client));
    }

    @Override
    public int sizeBytes() {
        return SIZE_BYTES + (value instanceof Collection<?> many ? 8 * many.size() : 0);
    }

    @Override
    public int values() {
        return value == null ? 0 : 1;
    }

    @Override
    public @Nullable Object shown() {
        return value;
    }
}

package io.netsplit.system.multiprimary;

import io.netsplit.causality.Dot;
import io.netsplit.causality.VersionVector;
import io.netsplit.crdt.Crdt;
import org.jspecify.annotations.Nullable;

/**
 * One update, as it is logged and shipped.
 *
 * @param dot which update of which node
 * @param client whose request it was
 * @param serial of that request
 * @param object what is updated
 * @param payload to be joined to the object's state
 * @param after what its node had seen before; empty where that does not matter
 * @param output what the client is told, for its retries
 */
record Update(
        Dot dot,
        int client,
        long serial,
        int object,
        Crdt<?> payload,
        VersionVector after,
        @Nullable Object output) {
    private static final int HEADER_BYTES = 32;

    int sizeBytes() {
        return HEADER_BYTES + payload.sizeBytes() + after.sizeBytes();
    }
}

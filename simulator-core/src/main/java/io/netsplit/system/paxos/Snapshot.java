package io.netsplit.system.paxos;

import io.netsplit.system.log.StateImage;

/**
 * The state that replaces every slot up to {@code slot}. Immutable.
 *
 * @param compactedTo slots after this one are still kept one by one beside it
 */
record Snapshot(long slot, long compactedTo, StateImage image) {
    int sizeBytes() {
        return 24 + image.sizeBytes();
    }
}

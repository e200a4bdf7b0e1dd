package io.netsplit.system.transactional;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A transaction's part on one shard. */
final class Branch {
    final long transaction;
    final int coordinator;
    final long snapshot;
    /** What the keys that it wrote hold now. */
    final Map<Integer, @Nullable Object> writes = new LinkedHashMap<>();
    /** What they held before. */
    final Map<Integer, @Nullable Object> before = new LinkedHashMap<>();

    int steps;
    /** What the last step was answered, in case the answer is lost. */
    @Nullable
    Object lastHolds;

    long activeNs;
    boolean prepared;
    boolean voted;
    int client;
    long serial;

    Branch(long transaction, int coordinator, long snapshot) {
        this.transaction = transaction;
        this.coordinator = coordinator;
        this.snapshot = snapshot;
    }
}

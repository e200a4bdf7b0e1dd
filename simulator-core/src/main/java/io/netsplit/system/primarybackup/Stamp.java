package io.netsplit.system.primarybackup;

/**
 * Epoch and primary in one number that orders as the epochs do. Without fencing two primaries may hold the same epoch; the
 * stamp tells their entries apart.
 */
final class Stamp {
    private static final int NODE_BITS = 16;

    /** Comes before every other: what stands at index 0 of every log. */
    static final long NONE = 0;

    private Stamp() {}

    static long of(long epoch, int primary) {
        return (epoch << NODE_BITS) | primary;
    }

    static long epoch(long stamp) {
        return stamp >> NODE_BITS;
    }

    static int primary(long stamp) {
        return (int) (stamp & ((1 << NODE_BITS) - 1));
    }
}

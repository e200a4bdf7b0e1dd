package io.netsplit.workload;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Retires keys: whoever picks a key gets its present successor, a fresh key after every so many writes that all clients
 * together have asked for. Successors of key k of n are k + n, k + 2n, … This alone of what clients ask for depends on how
 * they interleave; which keys they pick does not.
 */
final class KeyRotation {
    private final int keys;
    private final int after;
    private final Map<Integer, Integer> writes = new LinkedHashMap<>();
    private final Map<Integer, Integer> successors = new LinkedHashMap<>();

    /** {@code after}: as {@link TransactionShape#rotateAfter}. */
    KeyRotation(int keys, int after) {
        this.keys = keys;
        this.after = after;
    }

    /** The key that now stands for {@code picked}. */
    int current(int picked) {
        return successors.getOrDefault(picked, picked);
    }

    /** A client asks to change what {@link #current} has given for {@code picked}. */
    void written(int picked) {
        if (after == TransactionShape.NEVER) {
            return;
        }
        int count = writes.merge(picked, 1, Integer::sum);
        if (count >= after && current(picked) <= Integer.MAX_VALUE - keys) {
            successors.put(picked, current(picked) + keys);
            writes.put(picked, 0);
        }
    }
}

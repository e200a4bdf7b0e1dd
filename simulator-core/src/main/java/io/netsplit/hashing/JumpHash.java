package io.netsplit.hashing;

import java.util.List;

/**
 * Jump consistent hash (Lamping and Veach, "A Fast, Minimal Memory, Consistent Hash Algorithm", 2014, figure 1). No table,
 * perfectly even, and least movement as long as nodes join and leave at the end of the list only: one that is taken out of
 * the middle renumbers all behind it.
 */
public record JumpHash(List<String> nodes) implements KeyPlacement {
    private static final long MULTIPLIER = 2862933555777941757L;
    private static final double TWO_TO_31 = 0x1p31;

    public JumpHash {
        nodes = Nodes.checked(nodes);
    }

    @Override
    public int owner(HashKey key) {
        return bucket(key.hash(), nodes.size());
    }

    /** Which of {@code buckets} buckets, numbered from 0, a 64-bit key falls into. */
    public static int bucket(long key, int buckets) {
        long state = key;
        long bucket = -1;
        long next = 0;
        while (next < buckets) {
            bucket = next;
            state = state * MULTIPLIER + 1;
            next = (long) ((bucket + 1) * (TWO_TO_31 / ((state >>> 33) + 1)));
        }
        return (int) bucket;
    }
}

package io.netsplit.system.quorum;

import org.jspecify.annotations.Nullable;

/**
 * One Merkle tree for each range of which this node is a replica (Dynamo, section 4.7; Merkle, "A Digital Signature Based
 * on a Conventional Encryption Function", CRYPTO 1987): a root, eight branches, and sixty-four leaves. A leaf is the sum of
 * the hashes of the copies in its bucket, so that a change costs one addition; what is above is hashed when asked for.
 *
 * <p>A node of a tree is named by a number: range × 73, plus 0 for the root, 1 to 8 for a branch, 9 to 72 for a leaf.
 */
final class MerkleTrees {
    private static final int FAN_OUT = 8;
    private static final int FIRST_LEAF = 1 + FAN_OUT;
    private static final int NODES = FIRST_LEAF + Placement.BUCKETS;

    private final long[] @Nullable [] leaves;

    MerkleTrees(int ranges) {
        leaves = new long[ranges][];
    }

    /** A copy in this place is now hashed to {@code hash}, where it was to {@code oldHash}; 0 stands for none. */
    void changed(Placement.Place place, long oldHash, long hash) {
        long[] buckets = leaves[place.range()];
        if (buckets == null) {
            buckets = new long[Placement.BUCKETS];
            leaves[place.range()] = buckets;
        }
        buckets[place.bucket()] += hash - oldHash;
    }

    static int root(int range) {
        return range * NODES;
    }

    static int range(int node) {
        return node / NODES;
    }

    static boolean isLeaf(int node) {
        return node % NODES >= FIRST_LEAF;
    }

    /** The leaf in which a copy of this place is hashed. */
    static int leaf(Placement.Place place) {
        return root(place.range()) + FIRST_LEAF + place.bucket();
    }

    /** The bucket of a leaf. */
    private static int bucket(int leaf) {
        return leaf % NODES - FIRST_LEAF;
    }

    /** The eight nodes below a root or a branch. */
    static int[] children(int node) {
        int at = node % NODES;
        int first = at == 0 ? 1 : FIRST_LEAF + (at - 1) * FAN_OUT;
        int[] children = new int[FAN_OUT];
        for (int i = 0; i < FAN_OUT; i++) {
            children[i] = node - at + first + i;
        }
        return children;
    }

    /** 0 where there is nothing. */
    long hash(int node) {
        long[] buckets = leaves[range(node)];
        if (buckets == null) {
            return 0;
        }
        if (isLeaf(node)) {
            return buckets[bucket(node)];
        }
        int at = node % NODES;
        return at == 0 ? combined(buckets, 0, buckets.length) : combined(buckets, (at - 1) * FAN_OUT, at * FAN_OUT);
    }

    private static long combined(long[] buckets, int from, int to) {
        long hash = 0;
        for (int i = from; i < to; i++) {
            if (buckets[i] != 0) {
                hash += Copy.mix(buckets[i] + i);
            }
        }
        return hash;
    }
}

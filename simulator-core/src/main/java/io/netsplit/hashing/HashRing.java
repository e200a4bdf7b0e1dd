package io.netsplit.hashing;

import java.util.Arrays;
import java.util.List;

/**
 * A ring of points: every node owns the arcs that end in its points (Karger et al., "Consistent Hashing and Random Trees",
 * STOC 1997; virtual nodes as in DeCandia et al., "Dynamo", SOSP 2007, section 4.2). A node that joins or leaves moves
 * only the keys that it gains or loses; the more points a node has, the closer its share is to the mean.
 */
public final class HashRing implements KeyPlacement {
    /** The most points of one ring: 16 bytes each. */
    public static final int MOST_POINTS = 10_000_000;

    private final List<String> nodes;
    /** Ascending, shifted so that the order of signed numbers is that of unsigned ones. */
    private final long[] points;

    private final int[] owners;

    /**
     * @param virtualNodes points of each node; the i-th of node N lies at the hash of "N#i", i from 0
     */
    public HashRing(List<String> nodes, int virtualNodes) {
        this.nodes = Nodes.checked(nodes);
        if (virtualNodes < 1 || (long) virtualNodes * nodes.size() > MOST_POINTS) {
            throw new IllegalArgumentException(
                    "a ring has 1 to " + MOST_POINTS + " points, not " + nodes.size() + " nodes of " + virtualNodes);
        }
        int count = virtualNodes * nodes.size();
        long[] unsorted = new long[count];
        HashKey.Hasher hasher = new HashKey.Hasher();
        for (int node = 0; node < nodes.size(); node++) {
            for (int i = 0; i < virtualNodes; i++) {
                unsorted[node * virtualNodes + i] = shifted(hasher.hash(nodes.get(node) + "#" + i));
            }
        }
        points = unsorted.clone();
        Arrays.sort(points);
        owners = new int[count];
        Arrays.fill(owners, -1);
        for (int i = 0; i < count; i++) {
            int position = lowerBound(unsorted[i]);
            while (owners[position] >= 0) {
                position++;
            }
            owners[position] = i / virtualNodes;
        }
    }

    private static long shifted(long hash) {
        return hash ^ Long.MIN_VALUE;
    }

    @Override
    public List<String> nodes() {
        return nodes;
    }

    /** How many points there are. */
    public int points() {
        return points.length;
    }

    /** The owner of the first point at or behind the key, around the end of the ring if need be. */
    @Override
    public int owner(HashKey key) {
        return owner(key.hash());
    }

    public int owner(long hash) {
        return owners[position(hash)];
    }

    /** Number of the first point at or behind {@code hash}. */
    public int position(long hash) {
        int low = lowerBound(shifted(hash));
        return low == points.length ? 0 : low;
    }

    private int lowerBound(long wanted) {
        int low = 0;
        int high = points.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (points[middle] < wanted) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The part of all hashes that each node owns; together 1. */
    public double[] shares() {
        double[] shares = new double[nodes.size()];
        for (int i = 0; i < points.length; i++) {
            long arc = points[i] - points[i == 0 ? points.length - 1 : i - 1];
            shares[owners[i]] += (arc >>> 1) * 0x1p-63;
        }
        return shares;
    }

    /** Who owns point number {@code position}, counted around the ring. */
    public int ownerAt(int position) {
        return owners[position % owners.length];
    }

    /** The first {@code count} different nodes from the key on around the ring: a preference list (Dynamo, section 4.3). */
    public int[] preferenceList(long hash, int count) {
        int wanted = Math.min(count, nodes.size());
        int[] list = new int[wanted];
        int found = 0;
        int start = position(hash);
        for (int i = 0; found < wanted; i++) {
            int owner = ownerAt(start + i);
            boolean isNew = true;
            for (int k = 0; k < found; k++) {
                isNew &= list[k] != owner;
            }
            if (isNew) {
                list[found++] = owner;
            }
        }
        return list;
    }
}

package io.netsplit.system.quorum;

import io.netsplit.hashing.HashKey;
import io.netsplit.hashing.HashRing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where each object is kept: the nodes in the order in which they follow its key on the ring (Dynamo, sections 4.2 and
 * 4.3). The first N are its replicas, its preference list; the others step in for those that fail. The part of the ring
 * between two points is a range: all its keys have the same replicas.
 */
final class Placement {
    /** Each range has so many buckets, the leaves of its Merkle tree. */
    static final int BUCKETS = 64;

    /**
     * One object's place.
     *
     * @param key the object
     * @param range number of its range
     * @param bucket its bucket within the range
     * @param order addresses of all nodes that hold data, beginning with its replicas; shared, not to be changed
     */
    record Place(int key, int range, int bucket, int[] order) {
        /** How far {@code node} is behind the key, -1 for one that holds no data. */
        int position(int node) {
            for (int i = 0; i < order.length; i++) {
                if (order[i] == node) {
                    return i;
                }
            }
            return -1;
        }
    }

    private final HashRing ring;
    private final int replicas;
    private final int[][] orders;
    private final List<List<Integer>> replicasOf = new ArrayList<>();
    private final KeyTable<Place> places = new KeyTable<>();

    /**
     * @param nodes addresses of the nodes that hold data
     * @param replicas N
     */
    Placement(List<Integer> nodes, int replicas, int virtualNodes) {
        List<String> names = new ArrayList<>();
        nodes.forEach(node -> names.add("n" + (node + 1)));
        this.ring = new HashRing(names, virtualNodes);
        this.replicas = replicas;
        this.orders = new int[ring.points()][];
        for (int range = 0; range < orders.length; range++) {
            orders[range] = order(nodes, range);
            replicasOf.add(Arrays.stream(orders[range]).limit(replicas).boxed().toList());
        }
    }

    private int[] order(List<Integer> nodes, int range) {
        int[] order = new int[nodes.size()];
        boolean[] found = new boolean[nodes.size()];
        int count = 0;
        for (int i = range; count < order.length; i++) {
            int owner = ring.ownerAt(i);
            if (!found[owner]) {
                found[owner] = true;
                order[count++] = nodes.get(owner);
            }
        }
        return order;
    }

    /** The preference list of a range. */
    List<Integer> replicas(int range) {
        return replicasOf.get(range);
    }

    /** How many ranges the ring has. */
    int ranges() {
        return orders.length;
    }

    Place place(int key) {
        Place known = places.get(key);
        if (known != null) {
            return known;
        }
        long hash = HashKey.hash(Integer.toString(key));
        int range = ring.position(hash);
        Place place = new Place(key, range, (int) (hash & (BUCKETS - 1)), orders[range]);
        places.put(key, place);
        return place;
    }

    /** True where {@code node} is one of the range's N. */
    boolean isReplica(int node, int range) {
        int[] order = orders[range];
        for (int i = 0; i < replicas; i++) {
            if (order[i] == node) {
                return true;
            }
        }
        return false;
    }

    /** The ranges of which both nodes are replicas, ascending. */
    int[] common(int one, int other) {
        int[] found = new int[orders.length];
        int count = 0;
        for (int range = 0; range < orders.length; range++) {
            if (isReplica(one, range) && isReplica(other, range)) {
                found[count++] = range;
            }
        }
        return Arrays.copyOf(found, count);
    }
}

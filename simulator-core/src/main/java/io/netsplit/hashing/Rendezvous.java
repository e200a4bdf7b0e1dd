package io.netsplit.hashing;

import java.util.List;

/**
 * Highest random weight: the node whose hash with the key is the largest owns it (Thaler and Ravishankar, "Using Name-Based
 * Mappings to Increase Hit Rates", IEEE/ACM ToN 1998). As even as chance allows, moves only the keys of the node that
 * joins or leaves, needs no table, and costs one hash for each node.
 */
public record Rendezvous(List<String> nodes) implements KeyPlacement {
    public Rendezvous {
        nodes = Nodes.checked(nodes);
    }

    /** By the hash of "node:key". */
    @Override
    public int owner(HashKey key) {
        int best = 0;
        long bestWeight = 0;
        HashKey.Hasher hasher = new HashKey.Hasher();
        for (int node = 0; node < nodes.size(); node++) {
            long weight = hasher.hash(nodes.get(node) + ":" + key.text());
            if (node == 0 || Long.compareUnsigned(weight, bestWeight) > 0) {
                best = node;
                bestWeight = weight;
            }
        }
        return best;
    }
}

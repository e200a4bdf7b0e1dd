package io.netsplit.hashing;

import java.util.List;

/** What every placement asks of its nodes. */
final class Nodes {
    private Nodes() {}

    static List<String> checked(List<String> nodes) {
        if (nodes.isEmpty()) {
            throw new IllegalArgumentException("keys need at least one node to live on");
        }
        if (nodes.stream().distinct().count() != nodes.size()) {
            throw new IllegalArgumentException("two nodes have one name: " + nodes);
        }
        return List.copyOf(nodes);
    }
}

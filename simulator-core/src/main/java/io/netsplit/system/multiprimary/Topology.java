package io.netsplit.system.multiprimary;

import java.util.ArrayList;
import java.util.List;

/** Who ships updates to whom (Kleppmann 2017, chapter 5, "Multi-leader replication topologies"). */
enum Topology {
    /** Everybody to everybody: nothing is forwarded. */
    ALL_TO_ALL("all-to-all"),
    /** The first node to all others, which ship to it alone; it forwards. */
    STAR("star"),
    /** Each node to the one before it and the one after it, which forward. */
    RING("ring");

    private final String word;

    Topology(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    static Topology of(String word) {
        for (Topology topology : values()) {
            if (topology.word.equals(word)) {
                return topology;
            }
        }
        throw new IllegalArgumentException("no topology is called '" + word + "'");
    }

    boolean forwards() {
        return this != ALL_TO_ALL;
    }

    /** Whom {@code node} of {@code nodes} ships to, in ascending order. */
    List<Integer> neighbours(int node, int nodes) {
        List<Integer> neighbours = new ArrayList<>();
        for (int other = 0; other < nodes; other++) {
            if (other != node && isLink(node, other, nodes)) {
                neighbours.add(other);
            }
        }
        return List.copyOf(neighbours);
    }

    private boolean isLink(int one, int other, int nodes) {
        return switch (this) {
            case ALL_TO_ALL -> true;
            case STAR -> one == 0 || other == 0;
            case RING -> Math.floorMod(one - other, nodes) == 1 || Math.floorMod(other - one, nodes) == 1;
        };
    }
}

package io.netsplit.workload;

/** Where the clients are. */
public enum Placement {
    /** Client i is on the machine of node i mod n: on its side of every cut, paused and crashed with it. */
    COLOCATED("colocated"),
    /** Client i has the network position of node i mod n, on a machine of its own that does not crash. */
    SPREAD("spread"),
    /** The clients are apart: no cut between nodes separates them from any node. */
    OWN_NETWORK("own-network");

    private final String word;

    Placement(String word) {
        this.word = word;
    }

    /** The word in a scenario's {@code workload.clients.placement}. */
    public String word() {
        return word;
    }
}

package io.netsplit.workload;

/** Which node a client asks first. A redirect to a leader is followed in every case. */
public enum Route {
    /** A node drawn at random for every attempt. */
    ANY("any"),
    /** The client's own node, i mod n, for every attempt. */
    LOCAL("local"),
    /**
     * The node that the client believes to lead: at first its own, then the one that answered or that a redirect named;
     * after silence or a refusal without a name, another one drawn at random.
     */
    LEADER("leader"),
    /** As {@link #LEADER}, with a belief of its own for operations that only read: what a chain's tail answers, its head refuses. */
    READS_AND_WRITES("reads-and-writes");

    private final String word;

    Route(String word) {
        this.word = word;
    }

    /** The word in a scenario's {@code workload.route}. */
    public String word() {
        return word;
    }
}

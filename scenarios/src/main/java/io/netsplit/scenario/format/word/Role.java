package io.netsplit.scenario.format.word;

/** Nodes named by what they are when a fault fires. */
public enum Role implements Word {
    LEADER("leader", "the node that acts as leader in the highest epoch; nobody where there is none"),
    FOLLOWER("follower", "one node that is up and not the leader, drawn from the seed"),
    FOLLOWERS("followers", "all nodes but the leader"),
    REST("rest", "all nodes that the step does not name otherwise"),
    ALL("all", "every node"),
    RANDOM("random", "one node, drawn from the seed"),
    MAJORITY("majority", "the smallest majority of the nodes, drawn from the seed"),
    MINORITY("minority", "the largest minority of the nodes, drawn from the seed"),
    MAJORITY_WITHOUT_LEADER(
            "majority-without-leader", "the smallest majority, drawn from the seed among all nodes but the leader"),
    MINORITY_WITH_LEADER(
            "minority-with-leader", "the largest minority that holds the leader, the others drawn from the seed");

    private final String word;
    private final String meaning;

    Role(String word, String meaning) {
        this.word = word;
        this.meaning = meaning;
    }

    @Override
    public String word() {
        return word;
    }

    @Override
    public String meaning() {
        return meaning;
    }
}

package io.netsplit.scenario.format.word;

/** Nodes named by what they are when a fault fires. */
public enum Role implements Word {
    LEADER("leader", "the live node that says that it leads, in the highest epoch; a fault waits a while for one"),
    FOLLOWER("follower", "one live node that is not the leader, drawn from the seed"),
    FOLLOWERS("followers", "all nodes but the leader"),
    REST("rest", "all nodes that the step does not name otherwise"),
    ALL("all", "every node"),
    RANDOM("random", "one node, drawn from the seed"),
    MAJORITY_WITHOUT_LEADER("majority-without-leader", "the smallest majority, drawn from all nodes but the leader"),
    MINORITY_WITH_LEADER("minority-with-leader", "the leader, and as many drawn others as still make no majority");

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

    /** True where it means nothing without a leader. */
    public boolean needsLeader() {
        return switch (this) {
            case LEADER, FOLLOWER, FOLLOWERS, MAJORITY_WITHOUT_LEADER, MINORITY_WITH_LEADER -> true;
            case REST, ALL, RANDOM -> false;
        };
    }
}

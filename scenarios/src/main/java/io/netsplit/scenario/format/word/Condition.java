package io.netsplit.scenario.format.word;

/** What can become true. */
public enum Condition implements Word {
    MAJORITY_HAS_LEADER(
            "majority-has-leader",
            "a node acts as leader and can talk, both ways, to a majority of the nodes, itself included"),
    ONE_LEADER("one-leader", "exactly one node that is up acts as leader"),
    REPLICAS_CONVERGED(
            "replicas-converged",
            "every node that is up holds everything that was acknowledged before the window began");

    private final String word;
    private final String meaning;

    Condition(String word, String meaning) {
        this.word = word;
        this.meaning = meaning;
    }

    /** True where only a system with leaders can ever meet it. */
    public boolean needsLeader() {
        return this != REPLICAS_CONVERGED;
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

package io.netsplit.scenario.format.word;

/** Which node a client asks first. */
public enum Route implements Word {
    ANY("any", "one drawn anew for each operation"),
    LOCAL("local", "the one that it lives next to; it follows a hint where the leader is for its next try"),
    LEADER("leader", "the last known leader, else any; it follows hints");

    private final String word;
    private final String meaning;

    Route(String word, String meaning) {
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

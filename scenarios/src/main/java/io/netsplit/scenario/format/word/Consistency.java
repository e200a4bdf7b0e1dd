package io.netsplit.scenario.format.word;

/** What a history of operations can promise. */
public enum Consistency implements Word {
    LINEARIZABLE(
            "linearizable",
            "every operation seems to happen at one instant between its call and its return (Herlihy and Wing 1990)");

    private final String word;
    private final String meaning;

    Consistency(String word, String meaning) {
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

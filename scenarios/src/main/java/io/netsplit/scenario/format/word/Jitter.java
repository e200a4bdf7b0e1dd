package io.netsplit.scenario.format.word;

/** How the wait before another try varies. */
public enum Jitter implements Word {
    NONE("none", "not at all"),
    FULL("full", "uniform between zero and the wait"),
    EQUAL("equal", "uniform between half the wait and the wait");

    private final String word;
    private final String meaning;

    Jitter(String word, String meaning) {
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

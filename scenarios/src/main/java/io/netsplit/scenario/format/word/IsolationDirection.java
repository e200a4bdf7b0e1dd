package io.netsplit.scenario.format.word;

/** Which messages an isolated node misses. */
public enum IsolationDirection implements Word {
    BOTH("both", "all from it and to it"),
    INBOUND("inbound", "those to it"),
    OUTBOUND("outbound", "those from it");

    private final String word;
    private final String meaning;

    IsolationDirection(String word, String meaning) {
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

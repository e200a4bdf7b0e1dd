package io.netsplit.scenario.format.word;

/** What an assertion is expected to give. */
public enum Verdict implements Word {
    PASS("pass", "it holds"),
    FAIL("fail", "it is meant to be violated: a demonstration, or a canary for the checkers");

    private final String word;
    private final String meaning;

    Verdict(String word, String meaning) {
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

package io.netsplit.scenario.format.word;

/** Which messages a cut stops, or a bad link harms. */
public enum CutDirection implements Word {
    BOTH("both", "all between the two sides"),
    FIRST_TO_SECOND("first-to-second", "those from the first set to the second"),
    SECOND_TO_FIRST("second-to-first", "those from the second set to the first");

    private final String word;
    private final String meaning;

    CutDirection(String word, String meaning) {
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

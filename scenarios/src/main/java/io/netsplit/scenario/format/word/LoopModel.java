package io.netsplit.scenario.format.word;

/** Whether clients wait for answers before they ask again. */
public enum LoopModel implements Word {
    CLOSED("closed", "each client waits for its answer, pauses, and asks again"),
    OPEN("open", "operations begin at a rate of their own, whether or not earlier ones were answered");

    private final String word;
    private final String meaning;

    LoopModel(String word, String meaning) {
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

package io.netsplit.scenario.format.word;

/** What a health check asks for. */
public enum CheckDepth implements Word {
    SHALLOW("shallow", "whether the process still answers: a slow or overloaded server is well"),
    DEEP("deep", "work as a request does: the check stands in line behind what is there");

    private final String word;
    private final String meaning;

    CheckDepth(String word, String meaning) {
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

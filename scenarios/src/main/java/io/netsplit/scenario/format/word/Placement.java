package io.netsplit.scenario.format.word;

/** Where clients are. */
public enum Placement implements Word {
    COLOCATED(
            "colocated",
            "client c1 lives next to node n1, c2 next to n2, and so on around; it shares its node's side of every cut"),
    APART("apart", "clients reach every node over links of their own, which no cut touches");

    private final String word;
    private final String meaning;

    Placement(String word, String meaning) {
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

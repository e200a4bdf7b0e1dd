package io.netsplit.scenario.format.word;

/** The sides of a cut. */
public enum Side implements Word {
    MAJORITY("majority", "the side that holds more than half of the nodes"),
    MINORITY("minority", "every other side");

    private final String word;
    private final String meaning;

    Side(String word, String meaning) {
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

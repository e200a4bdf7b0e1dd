package io.netsplit.scenario.format.word;

/** How operations of the open model arrive. */
public enum Process implements Word {
    POISSON("poisson", "independently of each other: the gaps are exponential"),
    CONSTANT("constant", "at equal gaps"),
    BURSTY(
            "bursty",
            "five times the rate in bursts of 200 ms in the mean, nothing for 800 ms in the mean between them");

    private final String word;
    private final String meaning;

    Process(String word, String meaning) {
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

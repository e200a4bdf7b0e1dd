package io.netsplit.scenario.format.word;

/** Which node a client asks first. */
public enum Route implements Word {
    ANY("any", "one drawn anew for each try"),
    LOCAL("local", "its own: client c1 asks n1, c2 asks n2, and so on around"),
    LEADER(
            "leader",
            "the one that it believes to lead: at first its own, then the one that answered or that a hint named"),
    READS_AND_WRITES(
            "reads-and-writes",
            "as leader, but with one belief for reads and another for everything else, as in a chain");

    private final String word;
    private final String meaning;

    Route(String word, String meaning) {
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

package io.netsplit.scenario.format.word;

/** Of what the new version of a canary gets a share. */
public enum SplitBy implements Word {
    REQUEST("request", "of the requests, each for itself: every client meets both versions"),
    CLIENT("client", "of the clients, each of which stays with its version");

    private final String word;
    private final String meaning;

    SplitBy(String word, String meaning) {
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

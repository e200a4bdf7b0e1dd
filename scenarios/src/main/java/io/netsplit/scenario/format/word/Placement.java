package io.netsplit.scenario.format.word;

/** Where clients are. */
public enum Placement implements Word {
    COLOCATED(
            "colocated",
            "client c1 lives on the machine of n1, c2 on that of n2, and so on around; it shares its node's side and fate"),
    SPREAD("spread", "client c1 is where n1 is in the network, but on a machine of its own, which does not crash"),
    OWN_NETWORK("own-network", "no cut between nodes separates a client from any node");

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

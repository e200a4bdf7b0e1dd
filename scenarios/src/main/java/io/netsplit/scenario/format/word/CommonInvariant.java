package io.netsplit.scenario.format.word;

/** Invariants that every system can be held to, whatever its protocol. */
public enum CommonInvariant implements Word {
    NO_ACKNOWLEDGED_WRITE_LOST(
            "no-acknowledged-write-lost", "whatever was acknowledged is still there at the end, or was replaced later");

    private final String word;
    private final String meaning;

    CommonInvariant(String word, String meaning) {
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

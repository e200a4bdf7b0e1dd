package io.netsplit.scenario.format.word;

/** How an operation chooses its key. */
public enum KeyChoice implements Word {
    UNIFORM("uniform", "every key equally often"),
    ZIPFIAN("zipfian", "key k in proportion to 1 / (k + 1)^skew"),
    HOTSPOT("hotspot", "`hot-share` of the operations go to `hot-keys` keys, the first ones until they move"),
    SEQUENTIAL("sequential", "each client goes through all keys in turn");

    private final String word;
    private final String meaning;

    KeyChoice(String word, String meaning) {
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

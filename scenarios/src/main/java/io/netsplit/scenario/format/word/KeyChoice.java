package io.netsplit.scenario.format.word;

/** How an operation chooses its key. */
public enum KeyChoice implements Word {
    UNIFORM("uniform", "every key equally often"),
    ZIPFIAN("zipfian", "key k in proportion to 1 / (k + 1)^skew"),
    HOTSPOT("hotspot", "a share of the operations on a share of the keys, the rest on the others"),
    SEQUENTIAL("sequential", "one key after the other, around");

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

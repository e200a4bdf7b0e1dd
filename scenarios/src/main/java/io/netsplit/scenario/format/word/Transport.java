package io.netsplit.scenario.format.word;

/** What nodes send their messages over. */
public enum Transport implements Word {
    DATAGRAM("datagram", "each message on its own: it may be lost, delayed, duplicated, overtaken"),
    STREAM(
            "stream",
            "a reliable ordered connection: lost segments are sent again and hold up what follows; it breaks after too long a silence");

    private final String word;
    private final String meaning;

    Transport(String word, String meaning) {
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

package io.netsplit.scenario.format.word;

/** What a crash takes from the disk. */
public enum Lose implements Word {
    NOTHING("nothing", "everything that was written is still there, synced or not"),
    UNSYNCED_WRITES("unsynced-writes", "what no sync had completed for is gone"),
    TORN_WRITES("torn-writes", "as unsynced-writes, but a random first part of them survives"),
    EVERYTHING("everything", "the disk is empty afterwards");

    private final String word;
    private final String meaning;

    Lose(String word, String meaning) {
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

package io.netsplit.scenario.format.word;

/** Where a lesson lets one look. */
public enum LessonPane implements Word {
    CLUSTER("cluster", "nodes, leaders and sides at an instant"),
    SPACE_TIME("space-time", "messages between nodes, time to the right"),
    LOG("log", "every event, a row each"),
    CONSISTENCY("consistency", "what clients asked and were answered");

    private final String word;
    private final String meaning;

    LessonPane(String word, String meaning) {
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

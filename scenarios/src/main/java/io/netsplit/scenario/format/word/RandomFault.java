package io.netsplit.scenario.format.word;

/** What a random step draws from. Nodes and shapes are drawn as well. */
public enum RandomFault implements Word {
    PARTITION("partition", "two sides, of random size and members"),
    ONE_WAY("one-way", "one random side does not hear the other"),
    BRIDGE("bridge", "two halves that meet in one random node"),
    MAJORITIES_RING("majorities-ring", "every node sees a majority, no two the same"),
    ISOLATE("isolate", "one random node alone"),
    ISOLATE_LEADER("isolate-leader", "the leader alone"),
    DEGRADE("degrade", "slow and lossy links between two random sides"),
    CRASH("crash", "a random minority crashes and loses unsynced writes"),
    CRASH_LEADER("crash-leader", "the leader crashes and loses unsynced writes"),
    PAUSE("pause", "a random node freezes"),
    SLOW("slow", "a random node is slow"),
    CLOCK("clock", "a random node's clock is off");

    private final String word;
    private final String meaning;

    RandomFault(String word, String meaning) {
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

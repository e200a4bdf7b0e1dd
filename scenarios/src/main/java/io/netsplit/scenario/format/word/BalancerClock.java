package io.netsplit.scenario.format.word;

/** By which of its clocks a balancer measures latencies. */
public enum BalancerClock implements Word {
    MONOTONIC("monotonic", "it drifts, but never jumps"),
    WALL("wall", "it jumps when somebody or a time service sets it");

    private final String word;
    private final String meaning;

    BalancerClock(String word, String meaning) {
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

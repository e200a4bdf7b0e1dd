package io.netsplit.scenario.format.model;

/** How a link loses messages. Shares lie between 0 and 1. */
public sealed interface Loss {
    /** Each message alone, with this probability. */
    record Independent(double share) implements Loss {}

    /**
     * In bursts: a link is in a good or a bad state, and changes it with these probabilities at every message (Gilbert,
     * "Capacity of a Burst-Noise Channel", 1960; Elliott, "Estimates of Error Rates for Codes on Burst-Noise Channels",
     * 1963).
     *
     * @param goodToBad probability that a burst begins
     * @param badToGood probability that a burst ends
     * @param good probability that a message is lost in the good state
     * @param bad probability that a message is lost in the bad state
     */
    record GilbertElliott(double goodToBad, double badToGood, double good, double bad) implements Loss {}
}

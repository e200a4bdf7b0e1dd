package io.netsplit.scenario.format.model;

/**
 * Loss that comes in bursts, on top of independent loss: a link is in a good or a bad state, and may change it at every
 * message (Gilbert, "Capacity of a Burst-Noise Channel", 1960; Elliott, "Estimates of Error Rates for Codes on Burst-Noise
 * Channels", 1963).
 *
 * @param enter probability per message that a burst begins
 * @param leave probability per message that it ends
 * @param loss probability that a message is lost while it lasts
 */
public record BurstLoss(double enter, double leave, double loss) {
    /** Bursts of this mean length that lose everything, so many that {@code share} of all messages is lost. */
    public static BurstLoss of(double share, double meanLength) {
        double leave = 1 / meanLength;
        return new BurstLoss(Math.min(1, share * leave / (1 - share)), leave, 1);
    }
}

package io.netsplit.network;

/**
 * Loss that comes in bursts: the two-state chain of Gilbert ("Capacity of a Burst-Noise Channel", 1960) and Elliott
 * (1963), one step per message. The good state loses nothing by itself; independent loss comes on top.
 *
 * @param enter probability per message of entering the bad state
 * @param leave probability per message of leaving it
 * @param lossWhileBad probability that a message is lost in the bad state
 */
public record BurstLoss(double enter, double leave, double lossWhileBad) {
    public BurstLoss {
        Shares.check("probability of entering a burst", enter);
        Shares.check("probability of leaving a burst", leave);
        Shares.check("loss during a burst", lossWhileBad);
        if (leave == 0) {
            throw new IllegalArgumentException("a burst that is never left is a cut: the probability must be above 0");
        }
    }

    /**
     * Bursts that lose everything, with this mean length in messages, and as many of them as lose {@code share} of all
     * messages in the long run.
     */
    public static BurstLoss of(double share, double meanBurstMessages) {
        Shares.check("loss", share);
        if (share >= 1 || meanBurstMessages < 1) {
            throw new IllegalArgumentException("bursts need a loss below 100% and a mean length of at least 1 message");
        }
        double leave = 1 / meanBurstMessages;
        return new BurstLoss(Math.min(1, share * leave / (1 - share)), leave, 1);
    }
}

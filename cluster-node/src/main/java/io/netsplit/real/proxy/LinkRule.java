package io.netsplit.real.proxy;

import io.netsplit.network.LinkSettings;
import io.netsplit.random.Distribution;
import io.netsplit.random.Distributions;

/**
 * How a directed link treats bytes. On a stream of bytes a lost packet is a late one: it is sent again after {@link
 * #RETRANSMISSION_NS}, and everything behind it waits.
 *
 * @param cut nothing passes; what is under way is held, and goes on, in order, when the cut has healed
 * @param delay in nanoseconds, drawn for each chunk; chunks never overtake each other
 * @param loss probability that a chunk is late by {@link #RETRANSMISSION_NS}
 * @param bitsPerSecond 0 is unlimited
 */
public record LinkRule(boolean cut, Distribution delay, double loss, long bitsPerSecond) {
    /** The least time in which TCP on Linux sends a packet again. */
    public static final long RETRANSMISSION_NS = 200_000_000;

    /** Everything passes at once. */
    public static final LinkRule PASS = new LinkRule(false, Distributions.constant(0), 0, 0);

    /** That of a link with these settings, as far as a stream of bytes can have them. */
    public static LinkRule of(boolean cut, LinkSettings settings) {
        return new LinkRule(cut, settings.latency(), settings.loss(), settings.bandwidthBitsPerSecond());
    }

    boolean isImmediate() {
        return delay.mean() == 0 && loss == 0 && bitsPerSecond == 0;
    }
}

package io.netsplit.network;

/**
 * How reliable ordered streams behave: as TCP does, at the granularity of messages. The defaults are those of Linux
 * (tcp(7)), but for the patience, which services set themselves; the estimate of the retransmission time-out is that of
 * RFC 6298.
 *
 * @param initialTimeoutNs time-out while a connection is set up (RFC 6298, section 2.1)
 * @param minTimeoutNs lower bound of the retransmission time-out
 * @param maxTimeoutNs upper bound of the retransmission time-out, which doubles with every retransmission in vain
 * @param maxRetries so many retransmissions in vain break the connection
 * @param patienceNs the connection also breaks where nothing has been acknowledged for so long (the user timeout of RFC
 *     5482); 0 for never
 * @param windowMessages most messages that wait for their acknowledgement; further ones are dropped
 */
public record StreamSettings(
        long initialTimeoutNs,
        long minTimeoutNs,
        long maxTimeoutNs,
        int maxRetries,
        long patienceNs,
        int windowMessages) {
    public static final StreamSettings DEFAULT =
            new StreamSettings(1_000_000_000L, 200_000_000L, 120_000_000_000L, 15, 5_000_000_000L, 10_000);

    public StreamSettings {
        if (minTimeoutNs <= 0 || initialTimeoutNs < minTimeoutNs || maxTimeoutNs < initialTimeoutNs) {
            throw new IllegalArgumentException("time-outs of a stream must satisfy 0 < min <= initial <= max");
        }
        if (maxRetries < 0 || patienceNs < 0 || windowMessages < 1) {
            throw new IllegalArgumentException(
                    "a stream needs a window, and its retries and patience cannot be negative");
        }
    }
}

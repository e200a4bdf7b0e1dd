package io.netsplit.real.proxy;

import io.netsplit.real.framing.MessageCounter;

/**
 * What has passed on a link so far.
 *
 * @param messages those that have ended; {@link #UNKNOWN} once some of the bytes could not be made sense of
 */
public record Passed(long bytes, long messages) {
    public static final long UNKNOWN = MessageCounter.UNKNOWN;

    public static final Passed NOTHING = new Passed(0, 0);

    public boolean knowsMessages() {
        return messages != UNKNOWN;
    }

    /** Both together. */
    public Passed plus(Passed other) {
        boolean known = knowsMessages() && other.knowsMessages();
        return new Passed(bytes + other.bytes, known ? messages + other.messages : UNKNOWN);
    }

    /** What has passed since {@code earlier}. */
    public Passed since(Passed earlier) {
        return new Passed(bytes - earlier.bytes, knowsMessages() ? messages - earlier.messages : UNKNOWN);
    }
}

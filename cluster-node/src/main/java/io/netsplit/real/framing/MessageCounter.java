package io.netsplit.real.framing;

import java.nio.ByteBuffer;

/** Counts the messages of one direction of one connection, from its first byte on, however the bytes are chopped. */
public interface MessageCounter {
    /** Nobody knows how many. */
    int UNKNOWN = -1;

    /**
     * Looks at bytes that pass, and leaves them as they are.
     *
     * @param bytes those that follow what it was given before
     * @return how many messages end in them; from when it cannot make sense of them on, always {@link #UNKNOWN}
     */
    int take(ByteBuffer bytes);
}

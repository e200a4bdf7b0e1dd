package io.netsplit.real.framing;

import java.nio.ByteBuffer;

/** The message of a stream that has begun and not ended: a byte that says whether it is compressed, its length, and it. */
final class GrpcMessage {
    private static final int PREFIX_BYTES = 5;

    private final Gathered prefix = new Gathered(PREFIX_BYTES);
    private int left;
    private boolean between = true;

    /** Takes all of {@code bytes}; returns how many messages end in them, or {@link MessageCounter#UNKNOWN}. */
    int take(ByteBuffer bytes) {
        int ended = 0;
        while (bytes.hasRemaining()) {
            if (left > 0) {
                left -= Gathered.skip(bytes, left);
                between = left == 0;
                ended += between ? 1 : 0;
            } else {
                between = false;
                if (prefix.takesAllFrom(bytes)) {
                    ByteBuffer whole = prefix.read();
                    int compressed = whole.get();
                    left = whole.getInt();
                    if (compressed < 0 || compressed > 1 || left < 0) {
                        return MessageCounter.UNKNOWN;
                    }
                    between = left == 0;
                    ended += between ? 1 : 0;
                }
            }
        }
        return ended;
    }

    /** Whether the last one has ended and the next one has not begun. */
    boolean isBetween() {
        return between;
    }
}

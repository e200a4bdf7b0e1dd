package io.netsplit.real.framing;

import java.nio.ByteBuffer;

/**
 * The head of a frame of HTTP/2 (RFC 9113, 4.1).
 *
 * @param length of what follows, in bytes
 * @param stream 0 is the connection itself
 */
record Http2Frame(int length, int type, int flags, int stream) {
    static final int HEADER_BYTES = 9;

    /** Before the first one. */
    static final Http2Frame NONE = new Http2Frame(0, 0, 0, 0);

    private static final int DATA = 0;
    private static final int HEADERS = 1;
    private static final int PRIORITY = 2;
    private static final int RST_STREAM = 3;
    private static final int SETTINGS = 4;
    private static final int PUSH_PROMISE = 5;
    private static final int PING = 6;
    private static final int GOAWAY = 7;
    private static final int WINDOW_UPDATE = 8;
    private static final int CONTINUATION = 9;

    private static final int END_STREAM = 0x1;
    private static final int ACK = 0x1;
    private static final int PADDED = 0x8;

    private static final int PRIORITY_BYTES = 5;
    private static final int SETTING_BYTES = 6;
    private static final int PING_BYTES = 8;

    static Http2Frame read(ByteBuffer header) {
        int length = Short.toUnsignedInt(header.getShort()) << Byte.SIZE | Byte.toUnsignedInt(header.get());
        return new Http2Frame(
                length,
                Byte.toUnsignedInt(header.get()),
                Byte.toUnsignedInt(header.get()),
                header.getInt() & Integer.MAX_VALUE);
    }

    boolean isData() {
        return type == DATA;
    }

    boolean isReset() {
        return type == RST_STREAM;
    }

    boolean isPadded() {
        return (flags & PADDED) != 0;
    }

    boolean endsStream() {
        return (type == DATA || type == HEADERS) && (flags & END_STREAM) != 0;
    }

    /** Whether it is what either side has to begin with: its settings. */
    boolean isFirst() {
        return type == SETTINGS && (flags & ACK) == 0 && isPossible();
    }

    /** False where no frame is like this: what comes is something else than HTTP/2. Types that it does not know are ignored. */
    boolean isPossible() {
        return switch (type) {
            case DATA, HEADERS, PUSH_PROMISE, CONTINUATION -> stream != 0;
            case PRIORITY -> stream != 0 && length == PRIORITY_BYTES;
            case RST_STREAM -> stream != 0 && length == Integer.BYTES;
            case SETTINGS -> stream == 0 && length % SETTING_BYTES == 0;
            case PING -> stream == 0 && length == PING_BYTES;
            case GOAWAY -> stream == 0 && length >= 2 * Integer.BYTES;
            case WINDOW_UPDATE -> length == Integer.BYTES;
            default -> true;
        };
    }
}

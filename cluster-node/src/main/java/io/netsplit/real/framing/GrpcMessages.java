package io.netsplit.real.framing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * Messages of gRPC in one direction of a connection of HTTP/2: in the DATA frames of each stream (RFC 9113, 4.1 and 6.1) every
 * message has five bytes before it, whether it is compressed and how long it is, and frames end where they like. Requests,
 * answers and each message of a stream of them are counted; HTTP/2's own settings, pings and windows are not. Headers are not
 * read: everything on the connection is taken for gRPC.
 */
final class GrpcMessages implements MessageCounter {
    private static final ByteBuffer PREFACE =
            ByteBuffer.wrap("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    /** A stream that the other side resets leaves its unfinished message here; so many are not left by accident. */
    private static final int MOST_UNFINISHED = 1000;

    private final Gathered preface = new Gathered(PREFACE.remaining());
    private final Gathered header = new Gathered(Http2Frame.HEADER_BYTES);
    private final Gathered paddingLength = new Gathered(1);
    private final Map<Integer, GrpcMessage> unfinished = new TreeMap<>();

    private boolean prefaced;
    private boolean begun;
    private boolean lost;
    private Http2Frame frame = Http2Frame.NONE;
    private boolean paddingIsNext;
    /** Bytes of the frame that are still to come: those of messages, then others. */
    private int data;

    private int others;

    private GrpcMessages(boolean prefaced) {
        this.prefaced = prefaced;
    }

    /** Of who has made the connection, and speaks first. */
    static GrpcMessages ofClient() {
        return new GrpcMessages(false);
    }

    static GrpcMessages ofServer() {
        return new GrpcMessages(true);
    }

    @Override
    public int take(ByteBuffer bytes) {
        ByteBuffer rest = bytes.duplicate();
        int ended = 0;
        while (!lost) {
            if (data > 0) {
                if (!rest.hasRemaining()) {
                    return ended;
                }
                ended += takeData(rest);
            } else if (others > 0) {
                if (!rest.hasRemaining()) {
                    return ended;
                }
                others -= Gathered.skip(rest, others);
            } else if (!takesHead(rest)) {
                return ended;
            }
        }
        return UNKNOWN;
    }

    /** What comes before a frame, or begins it; false where not all of it is there yet. */
    private boolean takesHead(ByteBuffer rest) {
        if (!prefaced) {
            prefaced = preface.takesAllFrom(rest);
            lost = prefaced && !preface.read().equals(PREFACE);
            return prefaced;
        }
        if (paddingIsNext) {
            paddingIsNext = !paddingLength.takesAllFrom(rest);
            if (!paddingIsNext) {
                beginData(1, Byte.toUnsignedInt(paddingLength.read().get()));
            }
            return !paddingIsNext;
        }
        boolean whole = header.takesAllFrom(rest);
        if (whole) {
            open(Http2Frame.read(header.read()));
        }
        return whole;
    }

    private void open(Http2Frame next) {
        frame = next;
        lost = begun ? !frame.isPossible() : !frame.isFirst();
        begun = true;
        if (frame.isData()) {
            paddingIsNext = frame.isPadded();
            if (!paddingIsNext) {
                beginData(0, 0);
            }
            return;
        }
        others = frame.length();
        if (frame.isReset()) {
            unfinished.remove(frame.stream());
        } else if (frame.endsStream()) {
            endStream();
        }
    }

    private void beginData(int before, int padding) {
        data = frame.length() - before - padding;
        others = padding;
        lost |= data < 0;
        if (data == 0) {
            endData();
        }
    }

    /** Returns how many messages of the frame's stream end. */
    private int takeData(ByteBuffer rest) {
        GrpcMessage message = unfinished.computeIfAbsent(frame.stream(), stream -> new GrpcMessage());
        int before = rest.remaining();
        int limit = rest.limit();
        rest.limit(Math.min(limit, rest.position() + data));
        int ended = message.take(rest);
        rest.limit(limit);
        data -= before - rest.remaining();
        lost |= ended == UNKNOWN || unfinished.size() > MOST_UNFINISHED;
        if (message.isBetween()) {
            unfinished.remove(frame.stream());
        }
        if (data == 0) {
            endData();
        }
        return ended;
    }

    private void endData() {
        if (frame.endsStream()) {
            endStream();
        }
    }

    /** A stream that ends well ends behind a message. */
    private void endStream() {
        lost |= unfinished.containsKey(frame.stream());
    }
}

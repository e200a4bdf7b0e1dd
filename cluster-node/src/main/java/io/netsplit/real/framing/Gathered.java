package io.netsplit.real.framing;

import java.nio.ByteBuffer;

/** So many bytes that are read together, gathered from however many pieces they come in. */
final class Gathered {
    private final ByteBuffer bytes;

    Gathered(int size) {
        bytes = ByteBuffer.allocate(size);
    }

    /** Takes from {@code source} what is still missing, and says whether that is all. */
    boolean takesAllFrom(ByteBuffer source) {
        while (bytes.hasRemaining() && source.hasRemaining()) {
            bytes.put(source.get());
        }
        return !bytes.hasRemaining();
    }

    /** What was gathered, to be read from its beginning; the next bytes are gathered anew. */
    ByteBuffer read() {
        ByteBuffer whole = bytes.duplicate().rewind();
        bytes.clear();
        return whole;
    }

    /** Passes over up to so many bytes of {@code source}, and says how many there were. */
    static int skip(ByteBuffer source, int most) {
        int count = Math.min(most, source.remaining());
        source.position(source.position() + count);
        return count;
    }
}

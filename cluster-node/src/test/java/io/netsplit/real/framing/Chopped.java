package io.netsplit.real.framing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.Supplier;

/** A stream of bytes by hand, given to counters in all kinds of pieces. */
final class Chopped {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Chopped text(String text) {
        for (char letter : text.toCharArray()) {
            bytes.write(letter);
        }
        return this;
    }

    Chopped bytes(int... values) {
        for (int value : values) {
            bytes.write(value);
        }
        return this;
    }

    /** {@code width} bytes, the highest first. */
    Chopped number(int width, int value) {
        for (int shift = Byte.SIZE * (width - 1); shift >= 0; shift -= Byte.SIZE) {
            bytes.write(value >> shift);
        }
        return this;
    }

    /** Bytes that look like heads of messages, if anybody reads them as such. */
    Chopped payload(int size) {
        for (int i = 0; i < size; i++) {
            bytes.write(i % 2 == 0 ? 0 : 4);
        }
        return this;
    }

    Chopped all(Chopped other) {
        bytes.writeBytes(other.bytes.toByteArray());
        return this;
    }

    int size() {
        return bytes.size();
    }

    /** Whole, byte by byte, in two pieces cut anywhere, and in three: always so many messages, or nobody knows. */
    void holds(Supplier<MessageCounter> counters, int messages) {
        int size = bytes.size();
        assertThat(count(counters.get(), size)).as("whole").isEqualTo(messages);
        assertThat(count(counters.get(), every(size))).as("byte by byte").isEqualTo(messages);
        for (int first = 0; first <= size; first++) {
            for (int second = first; second <= size; second++) {
                assertThat(count(counters.get(), first, second, size))
                        .as("cut at %s and %s of %s", first, second, size)
                        .isEqualTo(messages);
            }
        }
    }

    private static int[] every(int size) {
        int[] ends = new int[size];
        Arrays.setAll(ends, i -> i + 1);
        return ends;
    }

    /** In pieces that end there. */
    private int count(MessageCounter counter, int... ends) {
        byte[] all = bytes.toByteArray();
        int sum = 0;
        int from = 0;
        for (int end : ends) {
            ByteBuffer piece = ByteBuffer.wrap(all, from, end - from);
            int ended = counter.take(piece);
            assertThat(piece.remaining()).as("left as it was").isEqualTo(end - from);
            if (ended == MessageCounter.UNKNOWN) {
                assertThat(counter.take(ByteBuffer.wrap(all)))
                        .as("and for good")
                        .isEqualTo(ended);
                return ended;
            }
            sum += ended;
            from = end;
        }
        return sum;
    }
}

package io.netsplit.history.format;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Short words that come again and again, as names of keys and functions, each as one string. What does not fit in is made
 * anew each time.
 */
final class Words {
    private static final int SLOTS = 1 << 12;
    private static final int WORDS_MAX = SLOTS / 2;
    private static final int LENGTH_MAX = 32;

    private final byte[] @Nullable [] bytes = new byte[SLOTS][];
    private final @Nullable String[] strings = new String[SLOTS];
    private int size;

    /**
     * The first {@code length} bytes of {@code token} as a string.
     *
     * @throws CharacterCodingException where they are no UTF-8
     */
    String word(byte[] token, int length) throws CharacterCodingException {
        if (length > LENGTH_MAX) {
            return text(token, length);
        }
        int slot = hash(token, length) & (SLOTS - 1);
        for (byte[] known = bytes[slot]; known != null; known = bytes[slot]) {
            String word = strings[slot];
            if (word != null && equal(known, token, length)) {
                return word;
            }
            slot = (slot + 1) & (SLOTS - 1);
        }
        String word = text(token, length);
        if (size < WORDS_MAX) {
            size++;
            bytes[slot] = java.util.Arrays.copyOf(token, length);
            strings[slot] = word;
        }
        return word;
    }

    private static String text(byte[] token, int length) throws CharacterCodingException {
        for (int i = 0; i < length; i++) {
            if (token[i] < 0) {
                return StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(token, 0, length))
                        .toString();
            }
        }
        return new String(token, 0, length, StandardCharsets.ISO_8859_1);
    }

    private static int hash(byte[] token, int length) {
        int hash = length;
        for (int i = 0; i < length; i++) {
            hash = 31 * hash + token[i];
        }
        return hash ^ hash >>> 12;
    }

    private static boolean equal(byte[] known, byte[] token, int length) {
        return known.length == length && java.util.Arrays.equals(known, 0, length, token, 0, length);
    }
}

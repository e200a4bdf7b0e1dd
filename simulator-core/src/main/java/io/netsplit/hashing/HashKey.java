package io.netsplit.hashing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A key and its place among 2⁶⁴.
 *
 * @param hash see {@link #hash}
 */
public record HashKey(String text, long hash) {
    public static HashKey of(String text) {
        return new HashKey(text, hash(text));
    }

    /** The first eight bytes, highest first, of SHA-256 over the text in UTF-8; to be read as unsigned. */
    public static long hash(String text) {
        return new Hasher().hash(text);
    }

    /** Hashes many texts, one after the other, by {@link HashKey#hash}. Not thread-safe. */
    public static final class Hasher {
        private final MessageDigest sha256 = sha256();

        public long hash(String text) {
            byte[] digest = sha256.digest(text.getBytes(StandardCharsets.UTF_8));
            long hash = 0;
            for (int i = 0; i < Long.BYTES; i++) {
                hash = hash << 8 | (digest[i] & 0xFF);
            }
            return hash;
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

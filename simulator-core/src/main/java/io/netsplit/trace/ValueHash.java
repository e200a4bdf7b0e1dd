package io.netsplit.trace;

import io.netsplit.history.Cas;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Hashes of values that are the same on every machine. String.hashCode is specified by the JDK, and cached. */
final class ValueHash {
    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

    private ValueHash() {}

    static long mix(long hash, long value) {
        long h = (hash ^ value) * MULTIPLIER;
        return h ^ (h >>> 32);
    }

    static long finish(long hash, long count) {
        long h = mix(mix(hash, count), hash >>> 7);
        return h ^ (h >>> 29);
    }

    static long of(String text) {
        return text.hashCode() * 0xD6E8FEB86659FD93L + text.length();
    }

    /** Of a key, an argument or a result: see {@link io.netsplit.history.Operation} for the types that can occur. */
    static long of(@Nullable Object value) {
        if (value == null) {
            return 0x51ED270B3F0A7B5DL;
        }
        if (value instanceof Long number) {
            return number * 0xBF58476D1CE4E5B9L + 1;
        }
        if (value instanceof String text) {
            return of(text);
        }
        if (value instanceof Integer number) {
            return number.longValue() * 0xBF58476D1CE4E5B9L + 1;
        }
        if (value instanceof Boolean flag) {
            return flag ? 0x2545F4914F6CDD1DL : 0x6C8E9CF570932BD5L;
        }
        if (value instanceof Cas cas) {
            return mix(of(cas.expected()), of(cas.update()));
        }
        if (value instanceof List<?> list) {
            long hash = list.size();
            for (Object element : list) {
                hash = mix(hash, of(element));
            }
            return hash;
        }
        return of(value.toString());
    }
}

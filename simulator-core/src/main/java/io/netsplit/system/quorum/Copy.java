package io.netsplit.system.quorum;

import org.jspecify.annotations.Nullable;

/**
 * What a node knows of one object: what it holds, and enough of the past to join two copies, whichever came first.
 * Immutable.
 */
sealed interface Copy permits StampedCopy, SiblingCopy {
    /** What both know together. */
    Copy join(Copy other);

    /** True where joining {@code other} would add nothing. */
    boolean includes(Copy other);

    /** Equal for equal copies, and for hardly any others. */
    long digest();

    /** On the wire and on a disk. */
    int sizeBytes();

    /** How many values stand beside one another. */
    int values();

    /** As a client sees it: null, a value, or a list of values that no write has replaced. */
    @Nullable
    Object shown();

    /** Of two copies, either of which may be missing, what they know together. */
    static @Nullable Copy joinAny(@Nullable Copy one, @Nullable Copy other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.join(other);
    }

    /** As {@link #includes(Copy)}, where either may be missing. */
    static boolean anyIncludes(@Nullable Copy one, @Nullable Copy other) {
        return other == null || (one != null && one.includes(other));
    }

    /** Spreads a number over 64 bits. */
    static long mix(long value) {
        long z = (value ^ (value >>> 32)) * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 29)) * 0xBF58476D1CE4E5B9L;
        return z ^ (z >>> 32);
    }
}
